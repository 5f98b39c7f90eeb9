import { parsePhone } from "../../imports/index.ts";
import type { PersonKey } from "./person-key.ts";

export interface KeyTexts {
  /** Digits of the caller's number, null when it is withheld. */
  phone: string | null;
  email: string | null;
  formEmail: string | null;
  formPhone: string | null;
  visitor: string | null;
}

const ADDRESS = /^[^\s@,;]{1,64}@[^\s@,;]+\.[^\s@,;.]{2,}$/;
const LONGEST = 200;

/** The keys of a call, the surest first: a number before an address before a browser, which families share. */
export function keysOfCall(texts: KeyTexts): PersonKey[] {
  const keys: PersonKey[] = [];
  const add = (kind: PersonKey["kind"], value: string | null | undefined) => {
    if (!value || value.length > LONGEST || keys.some((key) => key.kind === kind && key.value === value)) return;
    keys.push({ kind, value });
  };
  add("phone", texts.phone);
  if (texts.formPhone) add("phone", parsePhone(texts.formPhone)?.toString());
  for (const text of [texts.email, texts.formEmail]) {
    const address = text?.trim().toLowerCase() ?? "";
    if (ADDRESS.test(address)) add("email", address);
  }
  add("visitor", texts.visitor?.trim());
  return keys;
}
