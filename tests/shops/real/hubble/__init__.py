"""hubble PWA, a storefront for Shopware, with its goods and a stand-in for its backend."""
