import { FileText, Globe, type LucideIcon, PhoneIncoming } from "lucide-react";

const SIGNS: Record<"visit" | "form" | "call", { sign: LucideIcon; word: string }> = {
  visit: { sign: Globe, word: "Visit" },
  form: { sign: FileText, word: "Form" },
  call: { sign: PhoneIncoming, word: "Call" },
};

/** The sign of a kind of touch, with its word for those who do not see it. */
export function TouchSign({ kind, silent }: { kind: keyof typeof SIGNS; silent?: boolean }) {
  const { sign: Sign, word } = SIGNS[kind];
  return (
    <>
      <Sign className="size-3.5 shrink-0" aria-hidden="true" />
      {silent ? null : <span className="sr-only">{word}: </span>}
    </>
  );
}

export const touchWord = (kind: keyof typeof SIGNS): string => SIGNS[kind].word;
