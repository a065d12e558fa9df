// A checkout on an origin of its own, laid out as Shopify's one page is, and the card fields it frames from another.
import { appendFileSync } from "node:fs";
import { POLICIES, SHOP } from "./goods.mjs";
import { total } from "./storefront.mjs";

const RATES = [
  ["standard", "Standard", "5 to 7 business days", 7],
  ["express", "Express", "2 business days", 16],
];
const RATE_SECONDS = 0.7;
/** What the page asks the checkout's own API for, by the hashes of its persisted queries. */
const OPERATIONS = {
  Proposal: "a3e2c1f6b0d94d7f8c5e1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d5e6f",
  SubmitForCompletion: "5f4e3d2c1b0a99887766554433221100ffeeddccbbaa99887766554433221100",
};
const STATES = {
  AL: "Alabama", AK: "Alaska", AZ: "Arizona", AR: "Arkansas", CA: "California", CO: "Colorado", CT: "Connecticut",
  DE: "Delaware", DC: "Washington DC", FL: "Florida", GA: "Georgia", HI: "Hawaii", ID: "Idaho", IL: "Illinois",
  IN: "Indiana", IA: "Iowa", KS: "Kansas", KY: "Kentucky", LA: "Louisiana", ME: "Maine", MD: "Maryland",
  MA: "Massachusetts", MI: "Michigan", MN: "Minnesota", MS: "Mississippi", MO: "Missouri", MT: "Montana",
  NE: "Nebraska", NV: "Nevada", NH: "New Hampshire", NJ: "New Jersey", NM: "New Mexico", NY: "New York",
  NC: "North Carolina", ND: "North Dakota", OH: "Ohio", OK: "Oklahoma", OR: "Oregon", PA: "Pennsylvania",
  RI: "Rhode Island", SC: "South Carolina", SD: "South Dakota", TN: "Tennessee", TX: "Texas", UT: "Utah",
  VT: "Vermont", VA: "Virginia", WA: "Washington", WV: "West Virginia", WI: "Wisconsin", WY: "Wyoming",
};
const ORDERED = new Set();

const dollars = (amount) => `$${amount.toFixed(2)}`;
const escaped = (text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

const STYLE = `
*{box-sizing:border-box}body{margin:0;font:14px/1.5 -apple-system,"Segoe UI",Roboto,sans-serif;color:#1f1f1f;background:#fff}
h1,h2,h3{margin:0;font-weight:600}h2{font-size:21px}h3{font-size:14px}a{color:#1773b0}button{font:inherit;cursor:pointer}
header{padding:18px 20px;border-bottom:1px solid #dedede;display:flex;justify-content:space-between;align-items:center}
header a.name{font-size:22px;color:inherit;text-decoration:none}
.fold{width:100%;display:flex;justify-content:space-between;padding:18px 20px;background:#f5f5f5;border:0;border-bottom:1px solid #dedede}
.fold .sum{font-weight:600;font-size:18px}.panel{background:#f5f5f5;border-bottom:1px solid #dedede;padding:20px}
main,.last{max-width:600px;margin:0 auto;padding:20px}section{margin-bottom:28px}.express{text-align:center}
.wallets{display:grid;grid-template-columns:1fr 1fr;gap:8px;margin:10px 0}.wallets button{height:48px;border:0;border-radius:5px}
.shoppay{background:#5433eb;color:#fff;grid-column:1/-1}.paypal{background:#ffc439}.gpay{background:#000;color:#fff}
.or{display:flex;gap:12px;align-items:center;color:#707070}.or::before,.or::after{content:"";flex:1;border-top:1px solid #dedede}
.head{display:flex;justify-content:space-between;align-items:baseline;margin-bottom:12px}
.field{position:relative;margin-bottom:12px}.field label{position:absolute;left:12px;top:6px;font-size:12px;color:#707070;pointer-events:none}
.field input,.field select{width:100%;height:48px;padding:20px 11px 5px;font-size:16px;border:1px solid #dedede;border-radius:5px;background:#fff}
.field input::placeholder{color:transparent}.field input[aria-invalid=true],.field select[aria-invalid=true]{border:2px solid #dd1d1d}
.field p{margin:4px 0 0;color:#dd1d1d}.three{display:grid;grid-template-columns:1fr 1fr 1fr;gap:8px}.two{display:grid;grid-template-columns:1fr 1fr;gap:8px}
.tick{display:flex;gap:10px;align-items:center;margin:6px 0}.tick input,.choice input{width:18px;height:18px;margin:0}
.box{border:1px solid #dedede;border-radius:5px;overflow:hidden}.choice{display:flex;gap:10px;align-items:center;padding:14px;border-bottom:1px solid #dedede}
.choice:last-child{border:0}.choice .cost{margin-left:auto}.choice.on{background:#f0f5ff}.inside{padding:14px;background:#f4f4f4;border-bottom:1px solid #dedede}
.waiting{padding:16px;background:#f4f4f4;border-radius:5px;color:#707070;text-align:center}.framed{height:48px;margin-bottom:12px;background:#fff;border:1px solid #dedede;border-radius:5px}
.framed iframe{width:100%;height:46px;border:0;display:block}.framed.bad{border:2px solid #dd1d1d}.quiet{color:#707070;margin:0 0 10px}
.pay{width:100%;height:58px;border:0;border-radius:5px;background:#1773b0;color:#fff;font-size:18px;font-weight:600}
.line{display:flex;gap:12px;align-items:center;margin-bottom:12px}.line .pic{position:relative}.line img{width:64px;height:64px;border:1px solid #dedede;border-radius:8px;display:block}
.line .pic span{position:absolute;top:-8px;right:-8px;min-width:20px;height:20px;border-radius:10px;background:#666;color:#fff;font-size:12px;text-align:center}
.line .what{flex:1}.line .what p{margin:0}.line .what small{color:#707070}.costs{width:100%;border-collapse:collapse}.costs td,.costs th{padding:4px 0;font-weight:400;text-align:left}
.costs td{text-align:right}.costs .grand th,.costs .grand td{font-size:18px;font-weight:600}.code{display:grid;grid-template-columns:1fr auto;gap:8px;margin:14px 0}
.code button{height:48px;padding:0 18px;border:1px solid #dedede;border-radius:5px;background:#f4f4f4;color:#707070}
footer{border-top:1px solid #dedede;padding-top:14px;display:flex;flex-wrap:wrap;gap:14px}footer button{border:0;background:none;padding:0;color:#1773b0;text-decoration:underline}
.hush{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}dialog{max-width:92vw}[hidden]{display:none!important}`;

const field = (id, label, { type = "text", complete, needed = true, value = "", extra = "" } = {}) =>
  `<div class="field"><input id="${id}" name="${id}" type="${type}" placeholder="${label}" value="${value}" ` +
  `autocomplete="${complete}" ${needed ? 'required aria-required="true"' : 'aria-required="false"'} ${extra}>` +
  `<label for="${id}">${label}</label></div>`;

const select = (id, label, options, complete) =>
  `<div class="field"><select id="${id}" name="${id}" required aria-required="true" autocomplete="${complete}">` +
  `${options.map(([value, text]) => `<option value="${value}">${text}</option>`).join("")}</select>` +
  `<label for="${id}">${label}</label></div>`;

const framed = (kind, title, origin) =>
  `<div class="framed" id="frame-${kind}"><iframe class="card-fields-iframe" name="card-fields-${kind}" ` +
  `title="Field container for: ${title}" src="${origin}/${kind}" allow="payment"></iframe></div>`;

const address = (kind) =>
  select(`${kind}countryCode`, "Country/Region", [["US", "United States"]], `${kind || "shipping"} country`) +
  `<div class="two">${field(`${kind}firstName`, "First name (optional)", { complete: "shipping given-name", needed: false })}` +
  `${field(`${kind}lastName`, "Last name", { complete: "shipping family-name" })}</div>` +
  field(`${kind}address1`, "Address", {
    complete: "shipping address-line1",
    extra: 'role="combobox" aria-autocomplete="list" aria-expanded="false" aria-haspopup="listbox"',
  }) +
  field(`${kind}address2`, "Apartment, suite, etc. (optional)", { complete: "shipping address-line2", needed: false }) +
  `<div class="three">${field(`${kind}city`, "City", { complete: "shipping address-level2" })}` +
  `${select(`${kind}zone`, "State", [["", "State"], ...Object.entries(STATES)], "shipping address-level1")}` +
  `${field(`${kind}postalCode`, "ZIP code", { complete: "shipping postal-code", extra: 'inputmode="numeric"' })}</div>` +
  field(`${kind}phone`, "Phone (optional)", { type: "tel", complete: "shipping tel", needed: false });

const summary = (cart, place) =>
  `<h3 class="hush">Shopping cart</h3><div role="table" aria-label="Shopping cart">${cart.held
    .map(
      ({ variant, quantity }) =>
        `<div role="row" class="line"><div role="cell" class="pic"><img src="${variant.image.url}" alt="${escaped(variant.product.title)}">` +
        `<span><span class="hush">Quantity</span>${quantity}</span></div><div role="cell" class="what"><p>${escaped(variant.product.title)}</p>` +
        `${variant.title === "Default Title" ? "" : `<small>${variant.title}</small>`}</div>` +
        `<div role="cell"><span>${dollars(variant.price.amount * quantity)}</span></div></div>`,
    )
    .join("")}</div><div class="code">${field(`reductions-${place}`, "Discount code or gift card", { complete: "off", needed: false })}` +
  `<button type="button" disabled aria-label="Apply Discount Code">Apply</button></div>` +
  `<h3 class="hush">Cost summary</h3><table class="costs"><tr><th scope="row">Subtotal</th><td>${dollars(total(cart))}</td></tr>` +
  `<tr><th scope="row">Shipping</th><td data-shipping>Enter shipping address</td></tr>` +
  `<tr class="grand"><th scope="row">Total</th><td><small>USD</small> <strong data-total>${dollars(total(cart))}</strong></td></tr></table>`;

const SCRIPT = `
const $=(id)=>document.getElementById(id);
const ADDRESS=["address1","city","zone","postalCode"];
const NEEDED={email:"Enter an email",lastName:"Enter a last name",address1:"Enter an address",city:"Enter a city",zone:"Select a state / province",postalCode:"Enter a ZIP / postal code"};
const fold=document.querySelector(".fold"),panel=$("summary");
fold.onclick=()=>{const open=panel.hidden;panel.hidden=!open;fold.setAttribute("aria-expanded",open);fold.querySelector(".word").textContent=open?"Hide order summary":"Order summary"};
function problem(input,text){input.setAttribute("aria-invalid",Boolean(text));let note=$("error-for-"+input.id);
if(!text){note?.remove();input.removeAttribute("aria-describedby");return}
if(!note){note=document.createElement("p");note.id="error-for-"+input.id;input.closest(".field").append(note);input.setAttribute("aria-describedby",note.id)}note.textContent=text}
function complaint(id){const value=$(id).value.trim();if(!value)return NEEDED[id];
if(id==="email"&&!/^\\S+@\\S+\\.\\S{2,}$/.test(value))return"Enter a valid email";
if(id==="postalCode"&&!/^\\d{5}(-\\d{4})?$/.test(value))return"Enter a valid ZIP / postal code for "+($("zone").selectedOptions[0].text)+", United States";return""}
for(const id of Object.keys(NEEDED)){$(id).addEventListener("blur",()=>{if($(id).value||$(id).getAttribute("aria-invalid")==="true")problem($(id),complaint(id))})}
let asked=null;
const api=(operationName)=>fetch("/checkouts/internal/graphql/persisted?operationName="+operationName,{method:"POST",headers:{"content-type":"application/json"},
body:JSON.stringify({operationName,id:IDS[operationName],variables:{sessionInput:{sessionToken:TOKEN},delivery:{deliveryLines:[{destination:{partialStreetAddress:Object.fromEntries([...ADDRESS,"countryCode","firstName","lastName"].map((id)=>[id,$(id).value]))}}]},buyerIdentity:{email:$("email").value}}})});
async function rates(){const known=ADDRESS.every((id)=>!complaint(id));const place=$("rates");
const wanted=known?ADDRESS.map((id)=>$(id).value).join():"";if(wanted===asked)return;asked=wanted;
if(!known){place.innerHTML='<div class="waiting">Enter your shipping address to view available shipping methods.</div>';costs();return}
place.innerHTML='<div class="waiting" role="status">Getting available shipping rates…</div>';
const answer=await(await api("Proposal")).json();const found=answer.data.session.negotiate.result.sellerProposal.delivery.deliveryLines[0].availableDeliveryStrategies.map(({handle,title,when,amount})=>[handle,title,when,amount]);if(asked!==wanted)return;
place.innerHTML='<fieldset class="box" style="padding:0;margin:0"><legend class="hush">Choose a shipping method</legend>'+found.map(([id,name,when,price],i)=>
'<label class="choice"><input type="radio" name="shipping_methods" id="shipping_methods-'+id+'" value="'+price+'"'+(i?"":" checked")+'><span>'+name+'<br><small>'+when+'</small></span><span class="cost">$'+price.toFixed(2)+'</span></label>').join("")+'</fieldset>';
place.querySelectorAll("input").forEach((one)=>one.addEventListener("change",costs));costs()}
function costs(){const chosen=document.querySelector("[name=shipping_methods]:checked");const sum=BASE+(chosen?Number(chosen.value):0);
document.querySelectorAll("[data-shipping]").forEach((one)=>{one.textContent=chosen?"$"+Number(chosen.value).toFixed(2):"Enter shipping address"});
document.querySelectorAll("[data-total]").forEach((one)=>{one.textContent="$"+sum.toFixed(2)});
document.querySelectorAll(".choice").forEach((one)=>one.classList.toggle("on",one.querySelector("input").checked))}
for(const id of ADDRESS){$(id).addEventListener("change",rates);$(id).addEventListener("blur",rates)}
const methods=[...document.querySelectorAll("[name=basic]")];
function method(){const way=methods.find((one)=>one.checked).value;
for(const kind of["card","deposit"])$("inside-"+kind).hidden=way!==kind;
document.querySelectorAll(".pay").forEach((one)=>{one.textContent=way==="card"?"Pay now":"Complete order"});costs()}
methods.forEach((one)=>one.addEventListener("change",method));
$("billing").addEventListener("change",()=>{$("billing-form").hidden=$("billing").checked});
document.querySelectorAll("footer button").forEach((one)=>{one.onclick=()=>$(one.dataset.opens).showModal()});
document.querySelectorAll("dialog button").forEach((one)=>{one.onclick=()=>one.closest("dialog").close()});
const typed={};addEventListener("message",({data})=>{if(data&&data.card)typed[data.card]=data.filled});
document.querySelectorAll(".wallets button").forEach((one)=>{one.onclick=()=>window.open(location.pathname+"/wallets","_blank")});
$("form").addEventListener("submit",async(event)=>{event.preventDefault();let first;
for(const id of Object.keys(NEEDED)){const text=complaint(id);problem($(id),text);if(text&&!first)first=$(id)}
const card=methods.find((one)=>one.checked).value==="card";
for(const kind of["number","expiry","verification_value","name"]){const bad=card&&!typed[kind];$("frame-"+kind).classList.toggle("bad",bad);
const note=$("error-for-"+kind);note.textContent=bad?note.dataset.text:"";if(bad&&!first)first=$("frame-"+kind)}
if(first){first.focus?.();first.scrollIntoView({block:"center"});return}
if(!document.querySelector("[name=shipping_methods]:checked"))return;
document.querySelectorAll(".pay").forEach((one)=>{one.disabled=true;one.setAttribute("aria-busy","true")});
const done=await api("SubmitForCompletion");if(done.ok)location.href=location.pathname+"/thank-you"});
method();rates();`;

const CARD_NOTES = {
  number: "Enter a card number",
  expiry: "Enter a valid expiration date",
  verification_value: "Enter the CVV or security code on your card",
  name: "Enter your name exactly as it’s written on your card",
};
const note = (kind) => `<p id="error-for-${kind}" data-text="${CARD_NOTES[kind]}" style="color:#dd1d1d;margin:0"></p>`;

function page(cart, cards, shop) {
  const links = POLICIES.map(({ title, handle }) => `<button type="button" data-opens="${handle}">${title}</button>`).join("");
  const texts = POLICIES.map(
    ({ title, handle, body }) =>
      `<dialog id="${handle}" aria-label="${title}"><h2>${title}</h2>${body}<button type="button" aria-label="Close">Close</button></dialog>`,
  ).join("");
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Checkout - ${SHOP.name}</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><style>${STYLE}</style></head><body>
<header role="banner"><a class="name" href="${shop}">${SHOP.name}</a><a href="${shop}/cart" aria-label="Cart">Cart</a></header>
<aside><button type="button" class="fold" aria-expanded="false" aria-controls="summary"><span class="word">Order summary</span>
<span class="sum" data-total>${dollars(total(cart))}</span></button><div class="panel" id="summary" hidden>${summary(cart, "top")}</div></aside>
<main><form id="form" action="" method="POST" novalidate>
<section class="express" aria-label="Express checkout"><h3 class="quiet">Express checkout</h3><div class="wallets">
<button type="button" class="shoppay" aria-label="Shop Pay">Shop Pay</button><button type="button" class="paypal" aria-label="PayPal">PayPal</button>
<button type="button" class="gpay" aria-label="Google Pay">G Pay</button></div><div class="or">OR</div></section>
<section aria-label="Contact"><div class="head"><h2>Contact</h2><a href="${shop}/account/login">Sign in</a></div>
${field("email", "Email", { type: "email", complete: "shipping email", extra: 'autocapitalize="off" spellcheck="false" inputmode="email"' })}
<div class="tick"><input type="checkbox" id="marketing_opt_in" name="marketing_opt_in"><label for="marketing_opt_in">Email me with news and offers</label></div></section>
<section aria-label="Delivery"><div class="head"><h2>Delivery</h2></div>${address("")}
<div class="tick"><input type="checkbox" id="save_shipping_information" name="save_shipping_information"><label for="save_shipping_information">Save this information for next time</label></div></section>
<section aria-label="Shipping method"><div class="head"><h3>Shipping method</h3></div><div id="rates"></div></section>
<section aria-label="Payment"><div><h2>Payment</h2><p class="quiet">All transactions are secure and encrypted.</p></div>
<fieldset class="box" style="padding:0;margin:0"><legend class="hush">Choose a payment method</legend>
<label class="choice"><input type="radio" name="basic" id="basic-creditCards" value="card" checked><span>Credit card</span></label>
<div class="inside" id="inside-card">${framed("number", "Card number", cards)}${note("number")}
${framed("expiry", "Expiration date (MM / YY)", cards)}${note("expiry")}${framed("verification_value", "Security code", cards)}${note("verification_value")}
${framed("name", "Name on card", cards)}${note("name")}</div>
<label class="choice"><input type="radio" name="basic" id="basic-bankDeposit" value="deposit"><span>Bank Deposit</span></label>
<div class="inside" id="inside-deposit" hidden>Send the total to Columbia Mutual, routing 323075880, account 0042 7719. We ship when it arrives.</div></fieldset>
<div class="tick" style="margin-top:14px"><input type="checkbox" id="billing" name="billingAddress" checked><label for="billing">Use shipping address as billing address</label></div>
<div id="billing-form" hidden>${address("billing_").replaceAll(' required aria-required="true"', "")}</div></section>
<section aria-label="Remember me"><h3>Remember me</h3><div class="tick"><input type="checkbox" id="RememberMe" name="RememberMe"><label for="RememberMe">Save my information for a faster checkout with a Shop account</label></div></section>
<section aria-label="Order summary"><h2>Order summary</h2>${summary(cart, "end")}</section>
<button type="submit" class="pay" id="checkout-pay-button">Pay now</button></form></main>
<div class="last"><footer role="contentinfo">${links}</footer></div>${texts}
<script>const BASE=${total(cart)},TOKEN="${cart.token}",IDS=${JSON.stringify(OPERATIONS)};${SCRIPT}</script></body></html>`;
}

const html = (response, body, status = 200) =>
  response.writeHead(status, { "cache-control": "no-store", "content-type": "text/html; charset=utf-8" }).end(body);

const json = (response, body) =>
  response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(body));

async function answered({ operationName, variables }, response, orders) {
  if (operationName === "SubmitForCompletion") {
    appendFileSync(orders, "order\n");
    ORDERED.add(variables.sessionInput.sessionToken);
    return json(response, { data: { submitForCompletion: { __typename: "SubmitSuccess" } } });
  }
  await new Promise((ready) => setTimeout(ready, RATE_SECONDS * 1000));
  const availableDeliveryStrategies = RATES.map(([handle, title, when, amount]) => ({ handle, title, when, amount }));
  const sellerProposal = { delivery: { deliveryLines: [{ availableDeliveryStrategies }] } };
  return json(response, { data: { session: { negotiate: { result: { sellerProposal } } } } });
}

export const checkout =
  ({ cartOf, cards, shop, orders, bodyOf }) =>
  async (request, response) => {
    const { pathname } = new URL(request.url, "http://127.0.0.1");
    if (pathname === "/checkouts/internal/graphql/persisted")
      return answered(JSON.parse((await bodyOf(request)).toString()), response, orders);
    const [, way, token, rest = ""] = pathname.match(/^\/(cart\/c|checkouts\/cn)\/(\w+)(\/[\w-]+)?$/) ?? [];
    const cart = cartOf(token);
    if (!cart) return html(response, "<!doctype html><title>Not found</title><p>This checkout is no longer available.", 404);
    if (way === "cart/c") return response.writeHead(302, { location: `/checkouts/cn/${token}` }).end();
    if (rest === "/wallets") return html(response, "<!doctype html><title>Wallet</title><h1>Sign in to continue</h1>");
    if (rest === "/thank-you" && ORDERED.has(token))
      return html(response, "<!doctype html><title>Thank you</title><h1>Thank you!</h1><p>Your order is confirmed.");
    if (!cart.held.length) return html(response, `<!doctype html><title>Empty</title><h1>Your cart is empty</h1><a href="${shop}">Return</a>`);
    return html(response, page(cart, cards, shop));
  };

const CARD_FIELDS = {
  number: ["Card number", "cc-number"],
  expiry: ["Expiration date (MM / YY)", "cc-exp"],
  verification_value: ["Security code", "cc-csc"],
  name: ["Name on card", "cc-name"],
};

/** One framed field of a card on a page of its own. */
export function cardFields(request, response) {
  const kind = request.url.slice(1);
  if (!(kind in CARD_FIELDS)) return response.writeHead(404).end();
  const [label, complete] = CARD_FIELDS[kind];
  return html(
    response,
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${label}</title><style>body{margin:0}label{position:absolute;clip-path:inset(50%)}
input{width:100%;height:46px;border:0;padding:0 11px;font:16px sans-serif}</style></head><body><form><label for="${kind}">${label}</label>
<input id="${kind}" name="${kind}" placeholder="${label}" autocomplete="${complete}" ${kind === "name" ? "" : 'inputmode="numeric"'} aria-required="true"></form>
<script>const box=document.querySelector("input");box.oninput=()=>parent.postMessage({card:"${kind}",filled:box.value.trim().length>2},"*")</script></body></html>`,
  );
}
