var submitted = false;
window.onpageshow = function () { submitted = false; };

function submitPortalForm(name, command) {
  var form = document.forms[name];
  var terms = form.getAttribute("data-terms");
  if (terms && !document.getElementById(terms).checked) {
    document.getElementById(terms + "Error").style.display = "block";
    return false;
  }
  if (submitted) return false;
  submitted = true;
  if (form.elements["command"]) form.elements["command"].value = command;
  form.submit();
  return false;
}

function refreshPortalForm(form, address) {
  form.action = address;
  form.submit();
}

function removeItem(position) {
  document.forms["OrderItemUpdateForm"].elements["remove"].value = position;
  return submitPortalForm("OrderItemUpdateForm", "");
}

function toggleLayer(id) {
  var layer = document.getElementById(id);
  layer.style.display = layer.style.display === "none" ? "block" : "none";
  return false;
}

function showOnly(kind, id) {
  var details = document.getElementsByTagName("div");
  for (var i = 0; i < details.length; i++) {
    if (details[i].className === kind) details[i].style.display = details[i].id === id ? "block" : "none";
  }
}

function showWhenTicked(box, id) {
  document.getElementById(id).style.visibility = box.checked ? "visible" : "hidden";
}
