"""ShopBite, a storefront for Shopware whose products open in a drawer over the list, with a small kitchen's menu."""
