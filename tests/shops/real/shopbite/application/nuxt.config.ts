// A shop as the storefront's guide writes one: the storefront as a layer, and what the shop is called.
export default defineNuxtConfig({
  extends: ["@shopbite-de/storefront"],
  runtimeConfig: {
    public: {
      site: {
        name: "Trattoria Lindenhof",
        description: "Pizza, Pasta und Salate aus Offenbach",
        countryId: "5d4b1b2a6f0e4c0f9a3c7d8e1f2a3b4c",
        cuisine: "Italienisch",
        address: { street: "Lindenstraße 14", postalCode: "63065", city: "Offenbach", country: "DE" },
        telephone: "+49 69 5550142",
      },
    },
  },
  // The public networks that letters come from are not asked: the phone's own take their place.
  fonts: { provider: "local" },
  telemetry: false,
  devtools: { enabled: false },
});
