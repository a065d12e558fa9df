// Only for the second pass, in a context of its own: tells the page that this phone can use Apple Pay, so that a shop that
// asks first shows its button. Nothing here can pay: the session cancels at once and the sheet is never shown.
(() => {
  if (window.ApplePaySession) return;
  class ApplePaySession extends EventTarget {
    begin() { if (this.oncancel) this.oncancel(new Event('cancel')); }
    abort() {} completeMerchantValidation() {} completePayment() {} completePaymentMethodSelection() {}
    completeShippingMethodSelection() {} completeShippingContactSelection() {} completeCouponCodeChange() {}
    static supportsVersion(version) { return version >= 1 && version <= 14; }
    static canMakePayments() { return true; }
    static canMakePaymentsWithActiveCard() { return Promise.resolve(true); }
    static applePayCapabilities() { return Promise.resolve({ paymentCredentialStatus: 'paymentCredentialsAvailable' }); }
    static openPaymentSetup() { return Promise.resolve(false); }
  }
  Object.assign(ApplePaySession, { STATUS_SUCCESS: 0, STATUS_FAILURE: 1 });
  Object.defineProperty(window, 'ApplePaySession', { value: ApplePaySession, configurable: true, writable: true });
  const supports = window.CSS && CSS.supports ? CSS.supports.bind(CSS) : null;
  if (supports) CSS.supports = (...words) => /-apple-pay-button/.test(words.join(':')) || supports(...words);
})();
