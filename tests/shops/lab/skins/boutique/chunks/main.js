(function () {
  var state = JSON.parse(document.getElementById("__state").textContent);
  var say = state.say;

  function el(tag, props) {
    var node = Object.assign(document.createElement(tag), props);
    node.append.apply(node, [].slice.call(arguments, 2));
    return node;
  }
  function all(selector, each) { Array.prototype.forEach.call(document.querySelectorAll(selector), each); }
  function value(name) { return document.querySelector("#choose [name='" + name + "']"); }

  all("[data-sheet]", function (opener) {
    opener.addEventListener("click", function () { document.getElementById(opener.dataset.sheet).showModal(); });
  });

  all("[data-shut]", function (closer) {
    closer.addEventListener("click", function () { closer.closest("dialog").close(); });
  });

  all("[data-sets]", function (choice) {
    choice.addEventListener("click", function (event) {
      event.preventDefault();
      if (choice.getAttribute("aria-disabled")) return;
      var name = choice.dataset.sets;
      value(name).value = choice.dataset.value;
      document.querySelector("[data-shows='" + name + "'] [data-chosen]").textContent = choice.dataset.value;
      all("[data-sets='" + name + "']", function (other) { other.classList.toggle("on", other === choice); });
      all("[data-needs='" + name + "']", function (next) { next.disabled = false; });
      var sheet = choice.closest("dialog");
      if (sheet) sheet.close();
    });
  });

  all("[data-frees]", function (box) {
    box.addEventListener("change", function () { document.getElementById(box.dataset.frees).disabled = !box.checked; });
  });

  function told(reply) {
    return [
      el("p", { className: "center" }, reply.name + " – " + say.added),
      el("p", { className: "center small" }, [reply.choice, reply.price].filter(Boolean).join(" · ")),
      el("a", { className: "btn-ink", href: "/ordering" }, say.checkout),
      el("a", { className: "btn-line", href: "/bag" }, say.view_basket),
      el("button", { className: "link", type: "button", onclick: function () { document.getElementById("reaction").close(); } }, say.continue_shopping),
    ];
  }

  var reactions = {
    redirect: function () { location.href = "/bag"; },
    dialog: function (reply) {
      var box = document.getElementById("reaction");
      box.replaceChildren.apply(box, told(reply));
      box.showModal();
    },
    toast: function (reply) {
      var toast = document.getElementById("toast");
      toast.replaceChildren(reply.name + " – " + say.added);
      toast.hidden = false;
      setTimeout(function () { toast.hidden = true; }, 4000);
    },
    counter: function () {},
    nothing: function () {},
  };
  reactions.drawer = reactions.dialog;

  function complain(missing) {
    var sheet = document.getElementById("sheet-" + missing[0]);
    if (sheet) return sheet.showModal();
    var open = document.getElementById("open");
    open.textContent = missing[0] === "piece" ? say.sold_out : say.choose_option;
    open.hidden = false;
  }

  all("[data-put]", function (button) {
    button.addEventListener("click", function () {
      document.getElementById("open").hidden = true;
      fetch("/bag/put", { method: "POST", headers: { "X-Requested-With": "fetch" }, body: new URLSearchParams(new FormData(button.form)) })
        .then(function (reply) { return reply.json(); })
        .then(function (reply) {
          if (reply.missing) return complain(reply.missing);
          all("[data-count]", function (count) { count.textContent = reply.count; });
          reactions[state.react](reply);
        });
    });
  });

  var end = document.getElementById("end");
  if (end) new IntersectionObserver(function (seen, watcher) {
    if (!seen.some(function (entry) { return entry.isIntersecting; })) return;
    var next = document.querySelector("[data-later][hidden]");
    if (next) next.hidden = false;
    watcher.unobserve(end);
    if (document.querySelector("[data-later][hidden]")) setTimeout(function () { watcher.observe(end); }, 200);
    else end.remove();
  }).observe(end);
})();
