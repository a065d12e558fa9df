// The template's own settings, but for the services of its maker that a small shop has not booked, and its site for America,
// where alone its address form delivers to.
const settings = require("./stock.js");

settings.app.defaultSite = "RefArch";
settings.app.commerceAPI.parameters.siteId = "RefArch";
settings.app.einsteinAPI = {};
settings.app.dataCloudAPI = {};
settings.app.pages.maintenancePage.sharedMaintenancePage = false;

module.exports = settings;
