import { expect, type Locator, type Page } from "@playwright/test";

/** The hands of a person, which count what they do. */
export class Hands {
  presses = 0;
  fills = 0;

  async press(control: Locator): Promise<void> {
    await control.click();
    this.presses += 1;
  }

  async fill(field: Locator, text: string): Promise<void> {
    await field.fill(text);
    this.fills += 1;
  }

  async choose(field: Locator, value: string): Promise<void> {
    await field.selectOption(value);
    this.fills += 1;
  }
}

/** How many inputs of a page must be filled and are empty. */
export async function countMustFill(page: Page): Promise<number> {
  return page
    .locator("main :is(input, select, textarea):required")
    .evaluateAll((fields) => fields.filter((field) => "value" in field && field.value === "").length);
}

/** Takes away what browsers check before they post, as an old browser or a careless script would. */
export async function withoutChecks(page: Page): Promise<void> {
  await page.locator("main form").evaluateAll((forms) => {
    for (const form of forms) form.setAttribute("novalidate", "");
  });
  await page.locator("main :is(input, textarea)").evaluateAll((fields) => {
    for (const field of fields) field.removeAttribute("maxlength");
  });
}

/** Posts a field's form with a text that the field itself would not take, all at once: React mends its fields. */
export async function postWith(field: Locator, text: string): Promise<void> {
  await field.evaluate((input, value) => {
    if (!(input instanceof HTMLInputElement)) throw new Error("This is no input");
    input.type = "text";
    input.value = value;
    input.form?.requestSubmit();
  }, text);
}

/** Adds a choice to a list that does not offer it, and takes it. */
export async function chooseUnlisted(list: Locator, value: string): Promise<void> {
  await list.evaluate((select, text) => {
    const option = document.createElement("option");
    option.value = text;
    select.append(option);
    if (select instanceof HTMLSelectElement) select.value = text;
  }, value);
}

/** The line that says what was just done: a part of the page that still loads is a status, too. */
export function notice(page: Page): Locator {
  return page.getByRole("status").and(page.locator(":not([aria-label])"));
}

/** Asserts that a field is marked as wrong and says what to change. */
export async function expectFault(field: Locator, words: RegExp): Promise<void> {
  await expect(field).toHaveAttribute("aria-invalid", "true");
  await expect(field).toHaveAccessibleDescription(words);
}

/** Moves on by Tab until a control has the focus. */
export async function tabTo(control: Locator): Promise<void> {
  const page = control.page();
  for (let presses = 0; presses < 80; presses += 1) {
    if (await control.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error("Tab does not lead there");
}
