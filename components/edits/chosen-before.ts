/** The name of the first field of a form that is not as the page brought it: null where nobody chose anything yet. */
export function chosenBefore(form: HTMLFormElement): string | null {
  const field = [...form.elements].find(isChosen);
  return field?.getAttribute("name") ?? null;
}

function isChosen(field: Element): boolean {
  if (field instanceof HTMLSelectElement) {
    const brought = [...field.options].findIndex((option) => option.defaultSelected);
    return field.selectedIndex !== Math.max(brought, 0);
  }
  if (!(field instanceof HTMLInputElement)) return false;
  const isChecked = field.type === "checkbox" || field.type === "radio";
  return isChecked ? field.checked !== field.defaultChecked : field.value !== field.defaultValue;
}
