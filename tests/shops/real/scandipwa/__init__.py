"""ScandiPWA's storefront for Magento, with its goods and a stand-in for its backend."""
