// Where an element stands, for people who open the page's inspector: by lasting ids and classes, else by its place. Read off
// the attributes and the tree, for a form's own "id" and "children" hide behind fields of those names.
(el) => {
  const parts = [];
  for (let e = el, n = 0; e && e.nodeType === 1 && n < 4; e = e.parentElement, n++) {
    const id = e.getAttribute('id');
    if (id && !/\d{4,}/.test(id)) { parts.unshift('#' + CSS.escape(id)); break; }
    let part = CSS.escape(e.localName);
    const cls = [...e.classList].filter((c) => !/\d{3,}|[:[\]/]/.test(c)).slice(0, 2);
    if (cls.length) part += '.' + cls.map((c) => CSS.escape(c)).join('.');
    else if (e.parentElement) {
      const same = [...e.parentElement.querySelectorAll(`:scope > ${part}`)];
      if (same.length > 1) part += `:nth-of-type(${same.indexOf(e) + 1})`;
    }
    parts.unshift(part);
  }
  return parts.join(' > ').slice(0, 300);
}
