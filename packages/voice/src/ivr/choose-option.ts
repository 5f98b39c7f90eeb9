import type { MenuOption } from "../conversation/call-event.ts";
import { kinship, meaning } from "./menu-words.ts";
import type { Menu } from "./parse-menu.ts";

export interface Choice {
  option: MenuOption;
  /** What to do: press keys, or say a word. */
  give: { key: string } | { say: string };
}

/** Leads nowhere that a call wants to go. */
const AWAY =
  /\b(?:repeat|again|hear (?:this|these)|main menu|go back|previous|hang up|end (?:this|the) call|directory|extension|leave (?:a|your) message|voice ?mail|call ?back)\b/i;
const PERSON =
  /\b(?:operator|representative|agent|person|human|someone|somebody|associate|receptionist|reception|front desk|staff|advisor|specialist|team member|customers?,? (?:service|care|support)|attendant)\b/i;
const REST =
  /\b(?:all other|any other|other (?:questions|inquiries|matters|calls|reasons)|anything else|everything else|general|something else)\b/i;
const LANGUAGES: Record<string, RegExp> = {
  en: /^(?:continue in |in )?english\b|\bingl[eé]s\b|\banglais\b|\benglisch\b/i,
  es: /\bspanish\b|\bespa[nñ]ol\b/i,
  fr: /\bfrench\b|\bfran[cç]ais\b/i,
  de: /\bgerman\b|\bdeutsch\b/i,
};

/**
 * The way through a menu that serves the call's purpose: by the words of the purpose; else the call's language where the menu asks
 * for one; else a person; else "anything else"; else key 0, which most systems take for the operator. `tried`: keys and words that
 * were given to this menu already. Null when nothing is left. `language`: BCP 47, English when not given.
 */
export function chooseOption(
  menu: Menu,
  { purpose, tried, language = "en" }: { purpose: string; tried: readonly string[]; language?: string },
): Choice | null {
  const given = new Set(tried.map((one) => one.toLowerCase()));
  const left = menu.options.filter((option) => !isTried(option, given));
  const spoken = LANGUAGES[language.slice(0, 2).toLowerCase()];
  const isLanguage = (option: MenuOption) => Object.values(LANGUAGES).some((name) => name.test(option.label));
  const useful = left.filter(
    (option) => !AWAY.test(option.label) && !(isLanguage(option) && !spoken?.test(option.label)),
  );

  const wanted = meaning(purpose);
  const meanings = useful.map((option) => meaning(`${option.label} ${option.say ?? ""}`));
  const scores = meanings.map((words) => kinship(wanted, words));
  const best = Math.max(0, ...scores);
  const byPurpose = best > 0 ? useful[scores.indexOf(best)] : undefined;

  const found =
    byPurpose ??
    useful.find((option) => spoken?.test(option.label)) ??
    useful.find((option) => PERSON.test(`${option.label} ${option.say ?? ""}`)) ??
    useful.find((option) => REST.test(option.label)) ??
    useful.find((option) => option.key === "0");
  if (found)
    return { option: found, give: found.key !== null ? { key: found.key } : { say: found.say ?? found.label } };
  return lastResort(menu, given) ?? anyLeft(useful);
}

/** Better somebody than nobody: whoever answers there can put the call through. */
function anyLeft(useful: readonly MenuOption[]): Choice | null {
  const option = useful.find(({ key, say }) => key !== null || say !== null);
  if (!option) return null;
  return { option, give: option.key !== null ? { key: option.key } : { say: option.say ?? option.label } };
}

function lastResort(menu: Menu, given: ReadonlySet<string>): Choice | null {
  const zeroIsTaken = menu.options.some((option) => option.key === "0");
  if (!given.has("0") && !zeroIsTaken)
    return { option: { key: "0", say: null, label: "operator" }, give: { key: "0" } };
  const takesWords = menu.options.some((option) => option.say !== null);
  if (takesWords && !given.has("representative")) {
    return { option: { key: null, say: "representative", label: "representative" }, give: { say: "representative" } };
  }
  return null;
}

function isTried(option: MenuOption, given: ReadonlySet<string>): boolean {
  return (option.key !== null && given.has(option.key)) || (option.say !== null && given.has(option.say.toLowerCase()));
}
