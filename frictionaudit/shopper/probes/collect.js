// Reads the rendered page and returns { data, elements }. It only collects: no thresholds, no wording, no advice.
// elements[i] is the node of the control or field with that index, so that the caller can act on what it read.
// quick: leave out what only the stored evidence needs (tap areas, marks, what sticks out).
((quick) => {
  const LIMIT = { controls: 900, fields: 400, lines: 2500, marks: 500, overlays: 24, offenders: 12, text: 600, nodes: 40000 };
  const elements = [];
  const screen = document.compatMode === 'BackCompat' && document.body || document.documentElement;   // without a doctype the root's own height is the page's
  const vw = screen.clientWidth || innerWidth;
  const vh = screen.clientHeight || innerHeight;
  const scrollX0 = scrollX, scrollY0 = scrollY;
  const squash = (s, n = LIMIT.text) => (s || '').replace(/[\s ​]+/g, ' ').trim().slice(0, n);
  const styleCache = new Map();
  const style = (el) => { let s = styleCache.get(el); if (!s) { s = getComputedStyle(el); styleCache.set(el, s); } return s; };
  const round = (n) => Math.round(n * 10) / 10;
  const box = (r) => ({ x: round(r.left + scrollX0), y: round(r.top + scrollY0), width: round(r.width), height: round(r.height) });
  const parentOf = (el) => el.assignedSlot || el.parentElement || (el.getRootNode() instanceof ShadowRoot ? el.getRootNode().host : null);
  const up = (el, test, limit = 40) => { for (let e = el, n = 0; e && n < limit; e = parentOf(e), n++) if (test(e)) return e; return null; };

  // every element, through open shadow roots, in document order
  const all = [];
  const walk = (root) => {
    for (let node = root.firstElementChild; node; node = node.nextElementSibling) {
      if (all.length >= LIMIT.nodes) return;
      const tag = node.localName;
      if (tag === 'script' || tag === 'style' || tag === 'noscript' || tag === 'template') continue;
      all.push(node);
      if (node.shadowRoot) walk(node.shadowRoot);
      walk(node);
    }
  };
  if (document.body) walk(document.body);

  const hiddenCache = new Map();
  const hidden = (el) => {   // not drawn at all, itself or through an ancestor
    if (hiddenCache.has(el)) return hiddenCache.get(el);
    const s = style(el);
    let h = s.display === 'none' || s.visibility === 'hidden' || s.visibility === 'collapse';
    if (!h && s.contentVisibility === 'hidden') h = true;
    if (!h && s.opacity === '0' && !(el.localName === 'input')) h = true;
    const p = parentOf(el);
    if (!h && p) {
      if (hiddenCache.has(p) || p !== document.documentElement) {
        const ps = hidden(p);
        if (ps && !(style(p).visibility === 'hidden' && s.visibility === 'visible' && style(p).display !== 'none')) h = true;
      }
      if (!h && p.localName === 'details' && !p.open && el.localName !== 'summary') h = true;
    }
    hiddenCache.set(el, h);
    return h;
  };
  const clippedAway = (el, r) => {   // inside a scroller or clip of no size, or moved off the page
    if (r.right + scrollX0 <= 0 || r.bottom + scrollY0 <= 0) return true;
    for (let p = parentOf(el), n = 0; p && p !== document.body && n < 12; p = parentOf(p), n++) {
      const s = style(p);
      if (s.overflowX !== 'visible' || s.overflowY !== 'visible') {
        const pr = p.getBoundingClientRect();
        if (pr.width < 2 || pr.height < 2) return true;
        if ((s.overflowY === 'hidden' || s.overflowY === 'clip') && (r.top >= pr.bottom - 1 || r.bottom <= pr.top + 1)) return true;
        if ((s.overflowX === 'hidden' || s.overflowX === 'clip') && (r.left >= pr.right - 1 || r.right <= pr.left + 1)) return true;
      }
      if (s.position === 'fixed') break;
    }
    return false;
  };
  let reach;   // how far right the page can be brought into view, in document px; unknown until it is asked
  const beside = (el, r) => {   // wholly beyond the right edge, where no scrolling brings it in
    if (r.left < vw - 0.5) return false;
    let left = r.left;
    for (let p = el; p && p !== document.body && p !== document.documentElement; p = parentOf(p)) {
      const s = style(p);
      if (p !== el && (s.overflowX === 'auto' || s.overflowX === 'scroll') && p.scrollWidth > p.clientWidth + 1) {
        left = p.getBoundingClientRect().left;   // it is where its scroller is
        if (left < vw - 0.5) return false;
      }
      if (s.position === 'fixed') return true;
    }
    if (reach === undefined) {
      const cut = [document.documentElement, document.body].some((e) => e && /hidden|clip/.test(style(e).overflowX));
      reach = cut ? vw : Math.max(vw, screen.scrollWidth);
    }
    return left + scrollX0 >= reach - 0.5;
  };
  const visible = (el) => {
    if (hidden(el)) return false;
    const r = el.getBoundingClientRect();
    if (r.width < 1 || r.height < 1) return false;
    const s = style(el);
    if (s.clip === 'rect(0px, 0px, 0px, 0px)' || s.clip === 'rect(1px, 1px, 1px, 1px)' || /inset\(50%\)|inset\(100%\)/.test(s.clipPath)) return false;
    return !beside(el, r) && !clippedAway(el, r);
  };
  // A block that calls itself a footer and ends the page is one where nothing on the page is one by its element or role.
  const namedFooter = (() => {
    if (!document.body || document.querySelector('footer, [role=contentinfo]')) return null;
    const end = Math.min(document.documentElement.scrollHeight, document.body.getBoundingClientRect().bottom + window.scrollY), named = /^(?:(?:site|page|main|global|shop|store)[-_]?)?footer(?:[-_]?(?:wrap|wrapper|container|area|section|main|block|\d))?$/i;
    const called = [...document.querySelectorAll('[id*=footer i], [class*=footer i]')].filter((e) => named.test(e.id) || [...e.classList].some((c) => named.test(c)));
    const outer = called.filter((e) => !called.some((o) => o !== e && o.contains(e)));
    return outer.length > 2 ? null : outer.find((e) => {   // many of them: feet of cards
      if (up(e, (a) => ['article', 'form', 'dialog', 'fieldset'].includes(a.localName) || style(a).position === 'fixed')) return false;
      const r = e.getBoundingClientRect();
      return r.height >= 1 && r.height < end / 2 && r.bottom + window.scrollY >= end - 120;
    }) || null;
  })();
  const region = (el) => {
    const hit = up(el, (e) => {
      const t = e.localName, role = e.getAttribute && e.getAttribute('role');
      if (t === 'dialog' || role === 'dialog' || role === 'alertdialog' || (e.getAttribute && e.getAttribute('aria-modal') === 'true')) return (e.__r = 'dialog');
      if ((t === 'footer' && !up(parentOf(e), (a) => ['main', 'article', 'section', 'form', 'dialog', 'fieldset'].includes(a.localName))) || role === 'contentinfo' || e === namedFooter) return (e.__r = 'footer');
      if (t === 'nav' || role === 'navigation' || role === 'menu' || role === 'menubar') return (e.__r = 'nav');
      if ((t === 'header' || role === 'banner') && !up(parentOf(e), (a) => ['main', 'article', 'section', 'dialog'].includes(a.localName))) return (e.__r = 'header');
      if (t === 'main' || role === 'main' || t === 'article') return (e.__r = 'main');
      if (t === 'aside' || role === 'complementary') return (e.__r = 'aside');
      return false;
    });
    if (!hit) return 'main';
    const found = hit.__r; delete hit.__r;
    return found;
  };
  const selectorOf = include('selector.js');
  const byIds = (el, attr) => (el.getAttribute(attr) || '').split(/\s+/).filter(Boolean)
    .map((id) => { const t = el.getRootNode().getElementById ? el.getRootNode().getElementById(id) : null; return t ? squash(t.textContent, 200) : ''; }).filter(Boolean).join(' ');
  const textOf = (el, n = 300) => {   // visible words only, alt text of pictures as a fallback in accessible names
    let out = '';
    const take = (node) => {
      if (out.length > n) return;
      for (const c of node.childNodes) {
        if (c.nodeType === 3) out += c.nodeValue;
        else if (c.nodeType === 1 && !['script', 'style', 'noscript', 'template', 'select', 'textarea'].includes(c.localName)) {
          if (hidden(c)) continue;
          const d = style(c).display;
          const gap = d === 'inline' || d === 'contents' ? '' : ' ';
          out += gap;
          if (c.localName === 'slot' && c.assignedNodes().length) c.assignedNodes().forEach((a) => { if (a.nodeType === 3) out += a.nodeValue; else if (a.nodeType === 1 && !hidden(a)) take(a); });
          else take(c.shadowRoot || c);
          out += gap || (c.localName === 'br' ? ' ' : '');
        }
      }
    };
    take(el.shadowRoot || el);
    return squash(out, n);
  };
  const accessibleName = (el, text) => {
    const by = byIds(el, 'aria-labelledby'); if (by) return by;
    const aria = squash(el.getAttribute('aria-label'), 200); if (aria) return aria;
    if (el.localName === 'input') {
      if (['submit', 'button', 'reset', 'image'].includes(el.type)) return squash(el.value || el.alt || (el.type === 'submit' ? 'submit' : ''), 200);
      if (el.labels && el.labels.length) return squash([...el.labels].map((l) => l.textContent).join(' '), 200);
    }
    if (text) return text;
    const pictures = [...el.querySelectorAll('img[alt], svg[aria-label], [aria-label], svg title')].map((i) => i.getAttribute('alt') || i.getAttribute('aria-label') || (i.localName === 'title' ? i.textContent : ''));
    const named = squash(pictures.filter(Boolean).join(' '), 200); if (named) return named;
    const unseen = squash(el.textContent, 200); if (unseen) return unseen;   // visually hidden text still names it
    return squash(el.getAttribute('title'), 200);
  };

  // ---- overlays -------------------------------------------------------------------------------------------
  const bodyLocked = () => [document.documentElement, document.body].some((e) => e && /hidden|clip/.test(style(e).overflowY) && e.scrollHeight > vh + 50) || (document.body && style(document.body).position === 'fixed');
  const overlayNodes = [];
  const overlays = [];
  for (const el of all) {
    if (overlays.length >= LIMIT.overlays) break;
    const s = style(el), role = el.getAttribute('role') || '';
    const dialog = (el.localName === 'dialog' && el.open) || role === 'dialog' || role === 'alertdialog' || el.getAttribute('aria-modal') === 'true';
    const lifted = s.position === 'fixed' || s.position === 'sticky' || (s.position === 'absolute' && parseInt(s.zIndex, 10) >= 10);
    if (!dialog && !lifted) continue;
    if (hidden(el) || s.pointerEvents === 'none' && !dialog) continue;
    let r = el.getBoundingClientRect();
    if (r.width < 1 || r.height < 1) {   // a zero-size wrapper whose content is lifted out of it
      const kid = [...el.querySelectorAll('*')].find((k) => k.getBoundingClientRect().height > 20 && !hidden(k));
      if (!dialog || !kid) continue;
      r = kid.getBoundingClientRect();
    }
    const w = Math.max(0, Math.min(r.right, vw) - Math.max(r.left, 0)), h = Math.max(0, Math.min(r.bottom, vh) - Math.max(r.top, 0));
    const share = (w * h) / (vw * vh);
    if (share <= 0.001) continue;
    const nested = overlayNodes.find((o) => o.contains(el) && o !== el);
    if (nested && !dialog) continue;
    if (s.position === 'sticky' && !dialog && Math.abs(r.top) > 1 && Math.abs(r.bottom - vh) > 1) continue;
    overlayNodes.push(el);
    overlays.push({ index: overlays.length, text: textOf(el, LIMIT.text), role: role || (el.localName === 'dialog' ? 'dialog' : ''), modal: el.getAttribute('aria-modal') === 'true' || (el.localName === 'dialog' && el.matches(':modal')),
      position: s.position, box: box(r), share: Math.round(share * 1000) / 1000, locks_scroll: bodyLocked(), selector: selectorOf(el) });
  }
  const overlayOf = (el) => { for (let i = overlayNodes.length - 1; i >= 0; i--) { const o = overlayNodes[i]; if (o === el || o.contains(el) || up(el, (e) => e === o)) return i; } return null; };

  // ---- headings -------------------------------------------------------------------------------------------
  const headingText = new Map();
  const isHeading = (el) => /^h[1-6]$/.test(el.localName) || el.getAttribute('role') === 'heading' || el.localName === 'legend';
  let current = '';
  for (const el of all) { if (isHeading(el) && !hidden(el)) current = textOf(el, 120) || current; headingText.set(el, current); }

  // ---- controls -------------------------------------------------------------------------------------------
  const forms = [...document.forms];
  const formOf = (el) => { const f = el.form || el.closest('form'); const i = f ? forms.indexOf(f) : -1; return i < 0 ? null : i; };
  const ACTION_ROLES = new Set(['button', 'link', 'tab', 'option', 'menuitem', 'menuitemradio', 'checkbox', 'radio', 'switch']);
  const unfolds = (el) =>   // a drawn list without a role: short words in a box, with an arrow downwards behind them
    el.childElementCount < 3 && el.textContent.length < 80 && /\S.*[▾▼⌄▿˅﹀]\s*$/.test(el.textContent) && filled(el)
    && !el.querySelector('select,input,button,a[href],ul,ol') && !el.closest('a[href],button,label,summary,select,[role=button],[role=link],[role=combobox]');
  const opensMenu = (el) =>   // a link without an address that a script listens to: short words or a drawing, and called a menu's opener
    /(^|[^a-z])(menu|nav(bar|igation)?|toggler?|toggle|expander?|hamburger|burger|drawer|off-?canvas)([^a-z]|$)/i.test(`${el.id} ${el.getAttribute('class') || ''}`)
    && el.textContent.trim().length <= 30 && !el.querySelector('a,button,input,select,h1,h2,h3') && (!!el.textContent.trim() || !!el.querySelector('i,svg,img,span'));
  const isControl = (el) => {
    const t = el.localName;
    if (t === 'a' && (el.hasAttribute('href') || el.hasAttribute('onclick') || el.getAttribute('role') === 'button')) return true;   // without an address: as any other element
    if (t === 'button' || t === 'summary') return true;
    if (t === 'input') return ['submit', 'button', 'image', 'reset'].includes(el.type);
    const role = el.getAttribute('role');
    if (role && ACTION_ROLES.has(role)) return true;
    if (t === 'a' && opensMenu(el)) return true;
    if (/-pay-button$|^shop-pay|accelerated-checkout$/.test(t)) return true;
    if (el.querySelector('h1, main, form')) return false;   // a part of the page that listens, not a button
    if (el.hasAttribute('onclick') || el.hasAttribute('ng-click') || el.hasAttribute('@click') || el.hasAttribute('data-action')) return t !== 'body' && t !== 'form';
    const ti = el.getAttribute('tabindex'); if (ti !== null && +ti >= 0 && !['input', 'select', 'textarea', 'dialog', 'main', 'section', 'iframe'].includes(t) && !['dialog', 'region', 'document', 'listbox', 'radiogroup'].includes(role)) return true;
    if (style(el).cursor === 'pointer' && !['label', 'html', 'body', 'option', 'select', 'input', 'textarea', 'path', 'use'].includes(t) && !el.closest('a[href],button,label,summary,[role=button],[role=link]')) {
      const p = parentOf(el);   // cursor is inherited: only the outermost element that set it
      if (p && style(p).cursor === 'pointer') return false;
      const r = el.getBoundingClientRect();   // taller than a button: a card of its own when it shows a picture
      return r.height <= 160 || (r.height <= 700 && r.width * r.height < 0.75 * vw * vh && !!el.querySelector('img, svg, picture'));
    }
    const list = el.parentElement && el.parentElement.previousElementSibling;   // one entry of the list that it unfolded
    return unfolds(el) || (t === 'li' && !!list && unfolds(list));
  };
  const boxOfControl = (el) => {
    let r = el.getBoundingClientRect();
    if ((r.width < 2 || r.height < 2 || style(el).display === 'inline') && el.firstElementChild) {   // inline links around block content
      const rs = [r, ...[...el.querySelectorAll('*')].slice(0, 20).filter((k) => !hidden(k)).map((k) => k.getBoundingClientRect())].filter((k) => k.width > 1 && k.height > 1);
      if (rs.length) { const l = Math.min(...rs.map((k) => k.left)), t = Math.min(...rs.map((k) => k.top)); r = new DOMRect(l, t, Math.max(...rs.map((k) => k.right)) - l, Math.max(...rs.map((k) => k.bottom)) - t); }
    }
    return r;
  };
  const deepAt = (x, y) => { let e = document.elementFromPoint(x, y); while (e && e.shadowRoot) { const d = e.shadowRoot.elementFromPoint(x, y); if (!d || d === e) break; e = d; } return e; };
  const answers = (el, x, y) => { const e = deepAt(x, y); return !!e && (e === el || el.contains(e) || up(e, (a) => a === el, 12) !== null || (e.closest && e.closest('label') && e.closest('label').control === el)); };
  const coveredNow = (el, r) => {
    const cx = r.left + r.width / 2, cy = r.top + r.height / 2;
    return cx > 0 && cy > 0 && cx < vw && cy < vh && !answers(el, cx, cy);
  };
  const hitBox = (el, r) => {   // grow from the centre while taps still reach the element; only inside the first screens
    const cx = r.left + r.width / 2, cy = r.top + r.height / 2;
    if (cx < 0 || cy < 0 || cx > vw || cy > vh) return r;
    if (!answers(el, cx, cy)) return r;
    let l = r.left, t = r.top, right = r.right, b = r.bottom;
    if (r.width < 48) { while (cx - l < 24 && l > 0 && answers(el, l - 1, cy)) l -= 2; while (right - cx < 24 && right < vw && answers(el, right + 1, cy)) right += 2; }
    if (r.height < 48) { while (cy - t < 24 && t > 0 && answers(el, cx, t - 1)) t -= 2; while (b - cy < 24 && b < vh && answers(el, cx, b + 1)) b += 2; }
    return new DOMRect(l, t, right - l, b - t);
  };
  const sentence = (el) => {   // a link within running text
    if (style(el).display !== 'inline') return false;
    const p = el.parentElement; if (!p) return false;
    const own = textOf(el, 200), whole = textOf(p, 600);
    return whole.length > own.length * 1.6 + 12 && [...p.childNodes].some((n) => n.nodeType === 3 && n.nodeValue.trim().length > 8);
  };
  const filled = (el) => { const s = style(el); return (s.backgroundColor !== 'rgba(0, 0, 0, 0)' && s.backgroundColor !== 'transparent') || s.backgroundImage !== 'none' || parseFloat(s.borderTopWidth) > 0; };
  const hintsOf = (el) => {
    const icon = el.querySelector('use, i, svg, img, [class*=icon]');
    const iconName = icon ? (icon.getAttribute('href') || icon.getAttribute('xlink:href') || '') + ' ' + (typeof icon.className === 'string' ? icon.className : (icon.getAttribute('class') || '')) + ' ' + (icon.getAttribute('src') || '').split('/').pop().slice(0, 60) : '';
    return squash([el.id, el.getAttribute('class'), el.getAttribute('data-testid') || el.getAttribute('data-test') || el.getAttribute('data-qa'), el.getAttribute('name'), el.getAttribute('rel'), iconName].filter(Boolean).join(' '), 240);
  };
  const setOf = (el) => {   // the element around the controls of one choice
    const g = up(parentOf(el) || el, (e) => ['radiogroup', 'listbox', 'group'].includes(e.getAttribute && e.getAttribute('role')) || e.localName === 'fieldset', 6);
    if (g) return g;
    const p = parentOf(el);
    return p && p.children.length === 1 ? parentOf(p) : p;
  };
  const tri = (v) => (v === null || v === undefined ? null : v === 'true');
  const disabled = (el) => el.disabled === true || el.getAttribute('aria-disabled') === 'true' || !!el.closest('fieldset:disabled') || !!el.closest('[inert]');
  const popupOf = (el) => { const p = (el.getAttribute('aria-haspopup') || '').trim().toLowerCase(); return p === 'false' ? '' : p === 'true' ? 'menu' : squash(p, 20); };
  const actionOf = (el) => {   // read off the attributes: a field called "action" hides the form's own
    const said = el.form && (el.hasAttribute('formaction') ? el.getAttribute('formaction') : el.form.getAttribute('action') || '');
    if (typeof said !== 'string') return '';
    try { return new URL(said, said ? document.baseURI : location.href).href.slice(0, 600); } catch { return ''; }
  };
  const controls = [], sets = [];
  for (const el of all) {
    if (controls.length >= LIMIT.controls) break;
    if (!isControl(el)) continue;
    const shown = visible(el) || (el.localName === 'a' && boxOfControl(el).height > 1 && !hidden(el) && !beside(el, boxOfControl(el)) && !clippedAway(el, boxOfControl(el)));
    const r = boxOfControl(el), text = textOf(el, 200);
    const name = accessibleName(el, text);
    controls.push({ index: elements.length, tag: el.localName, role: el.getAttribute('role') || '', name, text, href: el.localName === 'a' ? (el.href && el.href.baseVal !== undefined ? el.href.baseVal : el.href || '').slice(0, 600) : '', type: el.type && typeof el.type === 'string' ? el.type : '',
      hints: hintsOf(el), selector: selectorOf(el), box: box(r), hit: box(shown && !quick ? hitBox(el, r) : r), region: region(el), section: headingText.get(el) || '', visible: shown, covered: shown && coveredNow(el, r), enabled: !disabled(el), inline: el.localName === 'a' && sentence(el),
      fixed: !!up(el, (e) => ['fixed', 'sticky'].includes(style(e).position)), filled: filled(el), has_image: !!el.querySelector('img, svg, picture') || style(el).backgroundImage !== 'none', font_px: round(parseFloat(style(el).fontSize) || 0), group: '',
      pressed: tri(el.getAttribute('aria-pressed') ?? el.getAttribute('aria-checked') ?? el.getAttribute('aria-selected')), expanded: tri(el.getAttribute('aria-expanded')), popup: popupOf(el), overlay: overlayOf(el), form: formOf(el),
      submits: (el.localName === 'button' && el.type === 'submit' && !!el.form) || (el.localName === 'input' && ['submit', 'image'].includes(el.type) && !!el.form), action: actionOf(el) });
    elements.push(el);
    sets.push(setOf(el));
  }
  const counts = new Map(), makes = new Map();   // how many controls one sees in a set; the sets of one make, in the page's order
  sets.forEach((set, i) => counts.set(set, (counts.get(set) || 0) + controls[i].visible));
  sets.forEach((set, i) => {   // two sets of one make are told apart by a number; those of one control each are the entries of one choice
    if (!set) return;
    const made = selectorOf(set), alike = makes.get(made) || makes.set(made, []).get(made), self = counts.get(set) > 1 ? set : null;
    if (!alike.includes(self)) alike.push(self);
    const place = alike.indexOf(self);
    controls[i].group = place ? `${made} (${place + 1})` : made;
  });

  // ---- fields ---------------------------------------------------------------------------------------------
  const ASKS = 'input:not([type=hidden]),select,textarea';
  const before = (el) => {   // words just before a field that no label is tied to
    let out = '';
    for (let e = el, n = 0; e && n < 4 && !out; e = parentOf(e), n++) {
      for (let p = e.previousSibling, m = 0; p && m < 8 && !out; p = p.previousSibling, m++) {
        if (p.nodeType === 3) out = squash(p.nodeValue, 120);
        else if (p.nodeType === 1) { if (p.matches(`${ASKS},button`) || p.querySelector(ASKS)) break; out = squash(p.querySelector('style,script') ? said(p) : p.textContent, 120); }
      }
      if (e.localName === 'form' || e.localName === 'fieldset') break;
      if (!out && e.localName === 'td') { const row = e.parentElement, head = row && row.querySelector('th'); if (head) out = squash(head.textContent, 120); }
    }
    return out;
  };
  const after = (el) => {
    for (let p = el.nextSibling, m = 0; p && m < 8; p = p.nextSibling, m++) { const t = squash(p.nodeType === 3 ? p.nodeValue : p.nodeType === 1 && !p.querySelector(ASKS) && !p.matches(ASKS) ? p.textContent : '', 160); if (t) return t; if (p.nodeType === 1 && p.matches(ASKS)) return ''; }
    return '';
  };
  const nextCell = (el) => {   // a table's row: the box in one cell, its words in the next
    const td = el.closest('td,th');
    for (let c = td && td.nextElementSibling; c && !c.querySelector(ASKS); c = c.nextElementSibling) { const t = squash(c.textContent, 160); if (t) return t; }
    return '';
  };
  const alone = (el) => {   // the elements around a field that hold no other one, innermost first
    const out = [];
    for (let p = parentOf(el), n = 0; p && n < 3 && !['form', 'fieldset', 'body'].includes(p.localName) && p.querySelectorAll(ASKS).length < 2; p = parentOf(p), n++) out.push(p);
    return out;
  };
  const TOLD = '[aria-live],[role=alert],[role=status]', WRONG = '[class*=error i],[class*=invalid i],[class*=danger i]';
  const complaint = (el) => {   // inside the label, or called so beside the field in a block of its own
    const inside = [...(el.labels || [])].flatMap((l) => [...l.querySelectorAll(TOLD)]).filter(visible);
    const beside = inside.length ? [] : alone(el).flatMap((p) => [...p.querySelectorAll(WRONG)]).filter((e) => !e.contains(el) && !e.closest('label') && visible(e) && /\S\s+\S+\s+\S/.test(e.textContent.trim()));
    return squash((inside.length ? inside : beside.slice(0, 1)).map((e) => textOf(e, 160)).join(' '), 160);
  };
  const said = (el, without) => [...el.childNodes].map((k) => {   // blocks inside a label are words apart
    if (k.nodeType === 3) return k.nodeValue;
    if (k.nodeType !== 1 || k === without || ['select', 'textarea', 'script', 'style', 'option'].includes(k.localName) || k.matches(TOLD)) return '';
    return style(k).display.startsWith('inline') ? said(k, without) : ` ${said(k, without)} `;
  }).join('');
  const listOf = (el) => {   // what opens the list of a box that is typed into: the box itself, or what is drawn around it
    const around = el.localName === 'input' && el.getAttribute('role') !== 'combobox' && el.type !== 'hidden' && el.closest('[role=combobox]');
    return around && around.querySelectorAll(ASKS).length < 2 ? around : el;
  };
  const drawnIn = (label, el) => {   // the part of a label that draws the list, its present answer included
    const chain = [];
    for (let p = el; p && p !== label; p = parentOf(p)) chain.unshift(p);
    return chain.find((p) => squash(said(label, p), 240));
  };
  const labelOf = (el) => {
    if (el.labels && el.labels.length) {
      const opens = listOf(el).getAttribute('role') === 'combobox';
      const t = squash([...el.labels].map((l) => said(l, opens && l.contains(el) ? drawnIn(l, el) : null)).join(' '), 240);
      if (t) return [t, 'label'];
    }
    const by = byIds(el, 'aria-labelledby'); if (by) return [by, 'aria'];
    const aria = squash(el.getAttribute('aria-label'), 200); if (aria) return [aria, 'aria'];
    if (el.type === 'checkbox' || el.type === 'radio' || el.getAttribute('role') === 'checkbox') { const t = after(el) || nextCell(el); if (t) return [t, 'near']; }
    const title = squash(el.getAttribute('title'), 160); if (title) return [title, 'title'];
    return ['', 'none'];
  };
  const shownBy = (el) => {   // words of a drawn list: its own, or those around a box that is only typed into
    if (el.localName !== 'input') return textOf(el, 80);
    if (el.value) return squash(el.value, 80);
    let around = '';
    for (let p = parentOf(el), n = 0; p && n < 3 && p.getBoundingClientRect().height < 80 && p.querySelectorAll('input:not([type=hidden]),select,textarea').length < 2; p = parentOf(p), n++) around = textOf(p, 80) || around;
    return around;
  };
  const starred = (el) => [...(el.labels || [])].some((l) => [l, ...l.children].slice(0, 5).some((e) =>   // a star that the style sheet writes
    ['::before', '::after'].some((side) => getComputedStyle(e, side).content.includes('*'))));
  const labelShown = (el) => !!el.labels && [...el.labels].some((l) => visible(l));
  const fields = [];
  for (const el of all) {
    if (fields.length >= LIMIT.fields) break;
    const t = el.localName;
    const list = listOf(el), opens = list.getAttribute('role') === 'combobox' && t !== 'select' ? popupOf(list) || 'listbox' : popupOf(el) === 'listbox' && !!el.closest('form') ? 'listbox' : '';
    const combo = !!opens && !['input', 'select', 'textarea'].includes(t);
    if (combo && el.querySelectorAll(ASKS).length === 1 && listOf(el.querySelector(ASKS)) === el) continue;   // the box inside is the field
    const editable = el.isContentEditable && el.getAttribute('contenteditable') !== null && el.getAttribute('contenteditable') !== 'false';
    const ticks = t !== 'input' && ['checkbox', 'switch'].includes(el.getAttribute('role'));   // a box drawn as a button
    if (!['input', 'select', 'textarea'].includes(t) && !combo && !editable && !ticks) continue;
    if (t === 'input' && ['hidden', 'submit', 'button', 'image', 'reset'].includes(el.type)) continue;
    const r = el.getBoundingClientRect(), s = style(el);
    const choice = ticks || el.type === 'checkbox' || el.type === 'radio';
    if (choice && !ticks && el.getAttribute('aria-hidden') === 'true' && parentOf(el).querySelector('[role=checkbox],[role=switch]')) continue;   // what a drawn box sends
    const drawn = choice && (labelShown(el) || (el.closest('label') && visible(el.closest('label'))));   // custom-drawn: the native box is hidden, the label is not
    const twin = t === 'select' && !visible(el) && el.parentElement && [...el.parentElement.querySelectorAll('[role=combobox],[role=listbox],button,[aria-haspopup]')].some(visible);
    const shown = visible(el) || drawn || twin;
    const [label, source] = labelOf(el);
    const near = before(el) || (label || choice ? '' : alone(el).map((p) => squash(said(p), 121)).find((t) => t && t.length <= 120) || ''), marks = label + ' ' + near + ' ' + (el.placeholder || '');
    const described = byIds(el, 'aria-describedby') || byIds(el, 'aria-errormessage');
    const must = el.closest('[aria-required=true]');
    const told = choice ? '' : complaint(el);
    const lr = drawn && r.width < 2 ? (el.labels && el.labels[0] ? el.labels[0].getBoundingClientRect() : r) : r;
    fields.push({ index: elements.length, tag: combo ? 'combobox' : editable && t !== 'textarea' ? 'editable' : t, type: ticks ? 'checkbox' : t === 'input' ? el.type : '', name: squash(el.getAttribute('name'), 160), id: squash(el.id, 160), label, label_source: source, near, placeholder: squash(el.placeholder, 160),
      autocomplete: squash(el.getAttribute('autocomplete'), 80), inputmode: squash(el.getAttribute('inputmode'), 20), autocapitalize: squash(el.getAttribute('autocapitalize'), 20), autocorrect: squash(el.getAttribute('autocorrect'), 20), spellcheck: squash(el.getAttribute('spellcheck'), 20), pattern: squash(el.getAttribute('pattern'), 120),
      max_length: el.maxLength > 0 ? el.maxLength : null, required: el.required === true || !!must && (must === el || must.querySelectorAll(ASKS).length === 1), required_mark: /\*/.test(marks) || starred(el), optional_mark: false,
      prefilled: choice ? false : t === 'select' ? el.selectedIndex > 0 || (el.selectedIndex === 0 && !!el.value && el.options.length === 1) : !!el.value, value: el.type === 'number' ? squash(el.value, 12) : '', least: el.type === 'number' ? Math.max(0, Math.ceil(+el.min || 0)) : 0, options: t === 'select' ? [...el.options].slice(0, 260).map((o) => squash(o.textContent, 60)) : [], option_values: t === 'select' ? [...el.options].slice(0, 260).map((o) => squash(o.value, 60)) : [],
      chosen: t === 'select' && el.selectedIndex >= 0 && el.options[el.selectedIndex] ? squash(el.options[el.selectedIndex].textContent, 60) : opens ? shownBy(el) : '', popup: opens, checked: ticks ? el.getAttribute('aria-checked') === 'true' : choice ? el.checked : null, box: box(lr), font_px: round(parseFloat(s.fontSize) || 0), visible: shown, enabled: !disabled(el), readonly: el.readOnly === true,
      honeypot: !shown && !hidden(el) && (r.width < 2 || r.height < 2 || r.right + scrollX0 <= 0 || r.bottom + scrollY0 <= 0) && !choice || (el.tabIndex === -1 && el.getAttribute('aria-hidden') === 'true'), form: formOf(el),
      section: (() => { const fs = el.closest('fieldset'); const lg = fs && fs.querySelector('legend'); return (lg ? textOf(lg, 120) : '') || headingText.get(el) || ''; })(), region: region(el), hint: described || (choice ? '' : after(el)), error: told || (el.getAttribute('aria-invalid') === 'true' ? described || 'invalid' : ''), invalid: shown && el.willValidate && !el.validity.valid && (el.value && !choice || el.matches(':user-invalid')) ? squash(el.validationMessage, 160) || 'invalid' : '', selector: selectorOf(el), overlay: overlayOf(el) });
    elements.push(el);
  }

  // ---- lines of visible text ------------------------------------------------------------------------------
  const lines = [], chars = {};
  const blockOf = (el) => up(el, (e) => { const d = style(e).display; return d !== 'inline' && d !== 'contents' && d !== 'inline-block' && d !== 'inline-flex' || e === document.body; }) || document.body;
  const groups = new Map();
  const textNodes = (root) => {
    const tw = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let n = tw.nextNode(); n; n = tw.nextNode()) {
      if (!n.nodeValue.trim()) continue;
      const el = n.parentElement || (n.getRootNode().host); if (!el || ['script', 'style', 'noscript', 'template', 'option', 'textarea', 'title'].includes(el.localName)) continue;
      if (hidden(el)) continue;
      const b = blockOf(el);
      let g = groups.get(b); if (!g) { g = { parts: [], struck: '', px: {} }; groups.set(b, g); }
      const px = parseFloat(style(el).fontSize) || 0;
      const struck = up(el, (e) => e.localName === 's' || e.localName === 'del' || e.localName === 'strike' || /line-through/.test(style(e).textDecorationLine), 5);
      g.parts.push([n, el]); g.px[px] = (g.px[px] || 0) + n.nodeValue.trim().length;
      if (struck) g.struck += n.nodeValue;
    }
  };
  if (document.body) textNodes(document.body);
  for (const el of all) if (el.shadowRoot) textNodes(el.shadowRoot);
  const range = document.createRange(), headed = new Set();
  const written = (b) => {   // the name of a table's cell that the style sheet writes before it, once its row no longer stands beneath the headings
    const cell = up(b, (e) => ['td', 'th', 'dd', 'dt'].includes(e.localName), 4), s = cell && getComputedStyle(cell, '::before');
    if (!cell || headed.has(cell) || s.display === 'none' || s.visibility !== 'visible') return '';
    headed.add(cell);
    const told = s.content.replace(/attr\(([\w-]+)\)/g, (_, name) => JSON.stringify(cell.getAttribute(name) || '')).match(/"(?:[^"\\]|\\.)*"/g);
    const name = squash((told || []).map((part) => part.slice(1, -1)).join(''), 60);
    return /\p{L}{2}/u.test(name) && !/[\uE000-\uF8FF]/.test(name) ? name + ' ' : '';   // an icon's letter says nothing
  };
  for (const [b, g] of groups) {
    if (lines.length >= LIMIT.lines) break;
    let text = '', l = Infinity, t = Infinity, r = -Infinity, bt = -Infinity, last = null, end = null;
    const sizes = [];
    for (const [n, el] of g.parts) {
      range.selectNodeContents(n);
      const rr = range.getBoundingClientRect();
      if (rr.width < 1 || rr.height < 1 || (style(el).clip === 'rect(0px, 0px, 0px, 0px)') || clippedAway(el, rr) || el.getBoundingClientRect().width < 2) continue;
      if (beside(el, rr)) continue;
      const rects = [...range.getClientRects()].filter((one) => one.width), begin = rects[0] || rr;
      if (!last) text = written(b);
      if (last && last !== el && (style(el).display !== 'inline' || Math.abs(begin.left - end.right) > 3 || begin.top > end.bottom - 2)) text += ' ';
      const exact = parseFloat(style(el).fontSize) || 0;
      if (!sizes.length || sizes[sizes.length - 1][1] !== round(exact)) sizes.push([squash(text + n.nodeValue.match(/^\s*/)[0] + 'x', Infinity).length - 1, round(exact)]);
      text += n.nodeValue; last = el; end = rects[rects.length - 1] || rr;
      l = Math.min(l, rr.left); t = Math.min(t, rr.top); r = Math.max(r, rr.right); bt = Math.max(bt, rr.bottom);
      const px = Math.floor(exact); chars[px] = (chars[px] || 0) + n.nodeValue.trim().length;
    }
    text = squash(text, LIMIT.text);
    if (!text || l === Infinity) continue;
    const h = up(b, (e) => isHeading(e), 4);
    const px = +Object.entries(g.px).sort((a, c) => c[1] - a[1])[0][0];
    lines.push({ index: lines.length, text, box: box(new DOMRect(l, t, r - l, bt - t)), font_px: round(px), sizes: sizes.length > 1 ? sizes : [], heading: h ? (/^h[1-6]$/.test(h.localName) ? +h.localName[1] : +(h.getAttribute('aria-level') || 2)) : 0, region: region(b), struck: squash(g.struck, 120), overlay: overlayOf(b), selector: selectorOf(b) });
  }
  lines.sort((a, b) => a.index - b.index);

  // ---- pictures and symbols that name something -----------------------------------------------------------
  const marks = [];
  const customs = new Set();
  for (const el of all) {
    const t = el.localName;
    if (t.includes('-')) customs.add(t);
    if (quick || marks.length >= LIMIT.marks) continue;
    if (!['img', 'svg', 'use', 'iframe', 'input', 'picture'].includes(t) && !t.includes('-') && !el.hasAttribute('aria-label') && !el.hasAttribute('data-payment') && !el.hasAttribute('title')) continue;
    if (t === 'input' && el.type !== 'image' && el.type !== 'radio') continue;
    const text = squash([el.getAttribute('alt'), el.getAttribute('aria-label'), byIds(el, 'aria-labelledby'), el.getAttribute('aria-labelledby'), el.getAttribute('title'), t === 'svg' ? (el.querySelector('title') || {}).textContent : ''].filter(Boolean).join(' | '), 200);
    const source = squash([el.getAttribute('src') || el.getAttribute('data-src') || el.getAttribute('href') || el.getAttribute('xlink:href') || '', el.getAttribute('id'), el.getAttribute('class'), t === 'input' ? el.value : ''].filter(Boolean).join(' '), 300);
    if (!text && !source) continue;
    const r = el.getBoundingClientRect();
    marks.push({ text, source, tag: t, box: box(r), visible: r.width >= 1 && r.height >= 1 && visible(el), region: region(el), selector: selectorOf(el) });
  }

  // ---- how the page fits ----------------------------------------------------------------------------------
  const docEl = document.documentElement;
  const scrollWidth = Math.max(docEl.scrollWidth, document.body ? document.body.scrollWidth : 0);
  const hiddenX = [docEl, document.body].some((e) => e && /hidden|clip/.test(style(e).overflowX));
  const offenders = [];
  for (const el of all) {
    if (quick || offenders.length >= LIMIT.offenders) break;
    const r = el.getBoundingClientRect();
    if (r.right <= vw + 1 || r.width < 2 || r.height < 2 || hidden(el) || r.left >= vw) continue;
    const inner = up(parentOf(el) || el, (e) => e !== docEl && e !== document.body && /auto|scroll|hidden|clip/.test(style(e).overflowX) && e.getBoundingClientRect().right <= vw + 1, 30);
    if (inner || up(el, (e) => style(e).position === 'fixed')) continue;
    if (offenders.some((o) => o.el.contains(el))) continue;
    offenders.push({ el, selector: selectorOf(el), text: textOf(el, 80), box: box(r), clipped: hiddenX });
  }
  const orderedLists = all.filter((el) => el.localName === 'ol' && el.children.length > 2 && el.children.length < 9 && visible(el)).slice(0, 10)
    .map((el) => [...el.children].map((item) => squash(item.textContent, 60)));
  const metas = [...document.querySelectorAll('meta[name=viewport i]')];
  const jsonld = [...document.querySelectorAll('script[type="application/ld+json"]')].slice(0, 30).map((s) => s.textContent.slice(0, 200000));

  const data = {
    url: location.href, title: squash(document.title, 300), lang: squash(docEl.lang || (document.querySelector('meta[http-equiv="content-language" i]') || {}).content, 20),
    layout: { viewport_width: vw, viewport_height: vh, client_width: docEl.clientWidth, page_height: Math.max(docEl.scrollHeight, document.body ? document.body.scrollHeight : 0), viewport_meta: metas.length ? metas[metas.length - 1].content : null,
      touch_action: document.body ? style(document.body).touchAction : '', chars_by_px: chars, reflow: [{ width: vw, scroll_width: scrollWidth, offenders: offenders.map(({ el, ...o }) => o) }] },
    controls, fields, lines, overlays, marks, jsonld, ordered_lists: orderedLists, elements: [...customs].slice(0, 200),
    truncated: all.length >= LIMIT.nodes || controls.length >= LIMIT.controls || lines.length >= LIMIT.lines,
  };
  return { data, elements };
})
