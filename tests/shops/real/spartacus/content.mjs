// The pages of its content system: which components stand in which slot, after the sample shop that the storefront is
// shipped for. What a component looks like is the storefront's own.
import { CATEGORIES, slug } from "./goods.mjs";

const flex = (name) => ({ flexType: name, name, typeCode: "CMSFlexComponent", uid: name });
const typed = (typeCode, uid, data) => ({ container: "false", name: uid, typeCode, uid, ...data });
const paragraph = (uid, content) => typed("CMSParagraphComponent", uid, { content });
const link = (uid, linkName, url) => typed("CMSLinkComponent", uid, { external: "false", linkName, target: "false", url });

const POLICIES = {
  "/delivery": [
    "Delivery",
    "<h2>Delivery</h2><p>We deliver to the United Kingdom and Ireland. Standard delivery costs £4.95 and takes three to " +
      "five working days. Premium delivery costs £8.95 and takes one to two working days.</p>",
  ],
  "/returns": [
    "Returns",
    "<h2>Returns</h2><p>Send anything back within 28 days of receiving it. Returns are free, and we refund you within " +
      "14 days.</p>",
  ],
  "/contact": [
    "Contact us",
    "<h2>Contact us</h2><p>Write to shop@example.com or ring +44 20 7946 0000, Monday to Friday, 9am to 5pm.</p>",
  ],
  "/faq": ["Help", "<h2>Help</h2><p>Answers to what customers ask most: sizes, parcels, and how to pay.</p>"],
};

const LINKS = new Map(
  [
    ...Object.entries(CATEGORIES).map(([code, name]) => link(`Category${code}Link`, name, `/c/${code}`)),
    ...Object.entries(POLICIES).map(([label, [name]]) => link(`${label.slice(1)}Link`, name, label)),
  ].map((component) => [component.uid, component]),
);
const node = (uid, title, children) => ({ children, entries: [], title, uid });
const leaf = (uid) => ({
  children: [],
  entries: [{ itemId: uid, itemSuperType: "AbstractCMSComponent", itemType: "CMSLinkComponent" }],
  uid: `${uid}Node`,
});

const NAVIGATION = typed("CategoryNavigationComponent", "ApparelUKCategoryNavComponent", {
  navigationNode: node(
    "ApparelUKNavNode",
    undefined,
    Object.keys(CATEGORIES).map((code) => leaf(`Category${code}Link`)),
  ),
  wrapAfter: "10",
});
const FOOTER = typed("FooterNavigationComponent", "FooterNavigationComponent", {
  navigationNode: node("FooterNavNode", undefined, [
    node(
      "FooterServiceNode",
      "Customer service",
      Object.keys(POLICIES).map((label) => leaf(`${label.slice(1)}Link`)),
    ),
  ]),
  notice: "Fell & Ford. All rights reserved.",
  showLanguageCurrency: "false",
  wrapAfter: "4",
});
const media = (name, tint) => ({
  altText: name,
  code: slug(name),
  mime: "image/svg+xml",
  url: `/medias/${slug(name)}-${tint}.svg`,
});
const responsive = (uid, name, tint, urlLink) =>
  typed("SimpleResponsiveBannerComponent", uid, {
    media: Object.fromEntries(["mobile", "tablet", "desktop", "widescreen"].map((size) => [size, media(name, tint)])),
    urlLink,
  });

const HEADER = {
  SiteContext: [typed("CMSSiteContextComponent", "LanguageComponent", { context: "LANGUAGE" })],
  SiteLogo: [typed("SimpleBannerComponent", "SiteLogoComponent", { media: media("logo", "ink"), urlLink: "/" })],
  SearchBox: [
    typed("SearchBoxComponent", "SearchBox", {
      displayProductImages: "true",
      displayProducts: "true",
      displaySuggestions: "true",
      maxProducts: "5",
      maxSuggestions: "5",
      minCharactersBeforeRequest: "3",
      waitTimeBeforeRequest: "500",
    }),
  ],
  MiniCart: [typed("MiniCartComponent", "MiniCart", { shownProductCount: "3", title: "YOUR SHOPPING CART" })],
  NavigationBar: [NAVIGATION],
  SiteLinks: ["faqLink", "contactLink"].map((uid) => LINKS.get(uid)),
  Footer: [
    FOOTER,
    flex("AnonymousConsentOpenDialogComponent"),
    paragraph("NoticeTextParagraph", "<p>Copyright © 2026 Fell &amp; Ford</p>"),
    flex("AnonymousConsentManagementBannerComponent"),
  ],
};
const TRAIL = { BottomHeaderSlot: [typed("BreadcrumbComponent", "breadcrumbComponent")] };

const TABS = typed("CMSTabParagraphContainer", "TabPanelContainer", {
  components: "ProductDetailsTabComponent ProductSpecsTabComponent ProductReviewsTabComponent deliveryTab",
});
const TAB_PARTS = [
  ...["ProductDetailsTabComponent", "ProductSpecsTabComponent", "ProductReviewsTabComponent"].map(flex),
  typed("CMSTabParagraphComponent", "deliveryTab", {
    content: "<p>Standard delivery £4.95, three to five working days. Returns are free for 28 days.</p>",
    title: "Shipping",
  }),
];
const step = (body, ...side) => ({
  ...TRAIL,
  TopContent: [flex("CheckoutProgress"), flex("CheckoutProgressMobileTop")],
  BodyContent: body.map(flex),
  SideContent: ["CheckoutOrderSummary", ...side].map(flex),
  BottomContent: [flex("CheckoutProgressMobileBottom")],
});
const CHECKOUT = "MultiStepCheckoutSummaryPageTemplate";

const PAGES = {
  homepage: [
    "Homepage",
    "LandingPage2Template",
    {
      Section1: [responsive("HomeBanner", "New season jackets", "moss", "/c/210000")],
      Section2A: [paragraph("HomeParagraph", "<h2>Clothes for wet weather</h2>")],
      Section4: [
        typed("ProductCarouselComponent", "BestSellers", {
          popup: "true",
          productCodes: "301003 302002 303001 303002",
          scroll: "ALLVISIBLE",
          title: "Best sellers",
        }),
      ],
    },
  ],
  search: [
    "Search",
    "SearchResultsListPageTemplate",
    {
      ...TRAIL,
      ProductLeftRefinements: [typed("ProductRefinementComponent", "SearchRefinement")],
      SearchResultsListSlot: [typed("SearchResultsListComponent", "SearchResultsList")],
    },
  ],
  "/cart": [
    "Your Shopping Cart",
    "CartPageTemplate",
    {
      ...TRAIL,
      TopContent: [typed("CartComponent", "CartComponent")],
      CenterRightContentSlot: [
        typed("CartTotalsComponent", "CartTotals"),
        typed("CartApplyCouponComponent", "CartApplyCouponComponent"),
      ],
      EmptyCartMiddleContent: [paragraph("EmptyCartParagraph", "<h2>Your shopping cart is empty</h2>")],
    },
  ],
  "/login": [
    "Login",
    "LoginPageTemplate",
    {
      LeftContentSlot: [flex("ReturningCustomerLoginComponent")],
      RightContentSlot: [flex("ReturningCustomerRegisterComponent")],
    },
  ],
  "/checkout-login": [
    "Guest checkout",
    "CheckoutLoginPageTemplate",
    { ...TRAIL, RightContentSlot: [flex("GuestCheckoutLoginComponent")] },
  ],
  "/checkout": ["Checkout", CHECKOUT, { ...TRAIL, TopContent: [flex("CheckoutOrchestrator")] }],
  "/checkout/shipping-address": ["Checkout", CHECKOUT, step(["CheckoutShippingAddress"])],
  "/checkout/delivery-mode": ["Checkout", CHECKOUT, step(["CheckoutDeliveryMode"])],
  "/checkout/payment-details": ["Checkout", CHECKOUT, step(["CheckoutPaymentDetails"])],
  "/checkout/review-order": ["Checkout", CHECKOUT, step(["CheckoutReviewOrder"], "CheckoutPlaceOrder")],
  "/order-confirmation": [
    "Order Confirmation",
    "OrderConfirmationPageTemplate",
    {
      BodyContent: ["OrderConfirmationThankMessageComponent", "OrderConfirmationItemsComponent"].map(flex),
      SideContent: [flex("OrderConfirmationTotalsComponent")],
    },
  ],
  ...Object.fromEntries(
    Object.entries(POLICIES).map(([label, [title, text]]) => [
      label,
      [title, "ContentPage1Template", { ...TRAIL, Section2A: [paragraph(`${label.slice(1)}Paragraph`, text)] }],
    ]),
  ),
  "/not-found": [
    "Not found",
    "ErrorPageTemplate",
    { MiddleContent: [paragraph("NotFoundParagraph", "<h2>We cannot find that page</h2>")] },
  ],
};

const PRODUCT = {
  ...TRAIL,
  Summary: [
    ...["ProductIntroComponent", "ProductImagesComponent", "ProductSummaryComponent"].map(flex),
    flex("ProductVariantSelectorComponent"),
    typed("ProductAddToCartComponent", "AddToCart", { inventoryDisplay: "false" }),
    flex("AddToWishListComponent"),
    flex("StockNotificationComponent"),
  ],
  Tabs: [TABS],
};
const LISTING = {
  ...TRAIL,
  ProductLeftRefinements: [typed("ProductRefinementComponent", "CategoryRefinement")],
  ProductGridSlot: [typed("ProductGridComponent", "CategoryProductGrid")],
};

function page(uid, label, typeCode, title, template, slots) {
  const contentSlot = Object.entries({ ...HEADER, ...slots }).map(([position, component]) => ({
    components: { component },
    name: `${uid} ${position}`,
    position,
    slotId: `${uid}-${position}`,
    slotShared: position in HEADER,
    slotStatus: "TEMPLATE",
  }));
  return { contentSlots: { contentSlot }, label, name: title, template, title, typeCode, uid };
}

/** The page that is asked for by kind and code, or by its label; nothing of both is the front. */
export function pageFor(kind, code, label) {
  if (kind === "ProductPage") return page("productDetails", undefined, kind, "Product", "ProductDetailsPageTemplate", PRODUCT);
  if (kind === "CategoryPage")
    return page("productGrid", undefined, kind, CATEGORIES[code], "ProductGridPageTemplate", LISTING);
  const own = label ?? "homepage";
  const name = [own, `/${own}`].find((one) => one in PAGES);
  return name && page(name.replaceAll("/", "-"), name, "ContentPage", ...PAGES[name]);
}

/** Components by their names, wherever they stand. */
export function components(names) {
  const all = [...LINKS.values(), ...TAB_PARTS, TABS, NAVIGATION, FOOTER, ...Object.values(HEADER).flat()];
  const named = new Map(all.map((component) => [component.uid, component]));
  return names.map((name) => named.get(name)).filter(Boolean);
}
