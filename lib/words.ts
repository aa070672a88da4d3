import { createFormatter, createTranslator, type useTranslations as nextIntlHook, useLocale } from "next-intl";
import { getLocale } from "next-intl/server";
import { messages } from "@/messages/en";

type Namespace = NonNullable<Parameters<typeof nextIntlHook>[0]>;
/** What translates the texts of a namespace, for functions that are given it. */
export type Translator<N extends Namespace> = ReturnType<typeof nextIntlHook<N>>;

const translators = new Map<string, unknown>();

/** next-intl reads its texts and makes its formats anew for each request; here they are made once. */
function translatorFor<N extends Namespace>(locale: string, namespace: N): Translator<N> {
  const key = `${locale} ${namespace}`;
  const known = translators.get(key);
  if (known) return known as Translator<N>;
  const made = createTranslator({ locale, messages, namespace });
  translators.set(key, made);
  return made as Translator<N>;
}

/** The texts of a namespace in a language. For what runs outside of a request. */
export function translator<const N extends Namespace>(locale: "en", namespace: N): Translator<N> {
  return translatorFor(locale, namespace);
}

/** The texts of a namespace in the reader's language. For components. */
export function useTranslations<const N extends Namespace>(namespace: N): Translator<N> {
  return translatorFor(useLocale(), namespace);
}

/** The same for pages and whatever else is async. */
export async function getTranslations<const N extends Namespace>(namespace: N): Promise<Translator<N>> {
  return translatorFor(await getLocale(), namespace);
}

const formatters = new Map<string, ReturnType<typeof createFormatter>>();

/** Lists and numbers in the reader's language. For components. */
export function useFormatter(): ReturnType<typeof createFormatter> {
  const locale = useLocale();
  const known = formatters.get(locale);
  const made = known ?? createFormatter({ locale, timeZone: "UTC" });
  if (!known) formatters.set(locale, made);
  return made;
}
