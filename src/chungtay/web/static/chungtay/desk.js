// One tick for a whole list of reports to approve; without scripts each is ticked by itself.
for (const form of document.querySelectorAll("form[data-every]")) {
  const ticks = () => [...form.querySelectorAll('input[type="checkbox"][name="k"]')];
  const button = form.querySelector('button[type="submit"]');
  if (!button || ticks().length < 2) continue;
  const label = document.createElement("label");
  const every = document.createElement("input");
  every.type = "checkbox";
  label.className = "every";
  label.append(every, form.dataset.every);
  button.after(label);
  every.addEventListener("change", () => ticks().forEach((tick) => { tick.checked = every.checked; }));
  form.addEventListener("change", () => { every.checked = ticks().every((tick) => tick.checked); });
}
