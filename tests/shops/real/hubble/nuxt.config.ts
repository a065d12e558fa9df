export default defineNuxtConfig({
  modules: ["@hubblecommerce/hubble"],
  i18n: { strategy: "no_prefix", defaultLocale: "en", locales: ["en"], detectBrowserLanguage: false },
});
