// Only for the second look, in a context of its own: a page that asks the browser whether this phone can pay by `method` is
// told yes, so that a shop that asks first shows its button. Nothing here can pay: the sheet is never shown.
(method) => {
  const Native = window.PaymentRequest;
  const names = (methods) => (methods || []).map((one) => one && one.supportedMethods);
  function Request(methods, details, options) {
    let target = null;
    try { target = Native ? new Native(methods, details, options) : null; } catch (error) { target = null; }
    target = target || new EventTarget();
    const asked = names(methods).includes(method);
    const answer = (how) => () => (asked || !Native ? Promise.resolve(asked) : Native.prototype[how].call(target));
    target.canMakePayment = answer('canMakePayment');
    target.hasEnrolledInstrument = answer('hasEnrolledInstrument');
    target.show = () => Promise.reject(new DOMException('not shown', 'AbortError'));
    target.abort = () => Promise.resolve();
    return target;
  }
  if (Native) Request.prototype = Native.prototype;
  window.PaymentRequest = Request;
}
