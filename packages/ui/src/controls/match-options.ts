import type { ComboboxOption } from "./combobox.tsx";

/** The options in which every typed word stands; those whose label begins with what was typed come first. */
export function matchOptions(options: ComboboxOption[], query: string): ComboboxOption[] {
  const typed = query.trim().toLowerCase();
  if (typed === "") return options;
  const words = typed.split(/\s+/);
  const found = options.filter(({ label, group = "", keywords = "" }) => {
    const text = `${label} ${group} ${keywords}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
  const begins = ({ label }: ComboboxOption) => label.toLowerCase().startsWith(typed);
  return [...found.filter(begins), ...found.filter((option) => !begins(option))];
}

/** Options under their groups, in the order in which each group first occurs; those without one come first. */
export function groupOptions(options: ComboboxOption[]): { name: string; options: ComboboxOption[] }[] {
  const groups = new Map<string, ComboboxOption[]>([["", []]]);
  for (const option of options) {
    const name = option.group ?? "";
    const members = groups.get(name);
    if (members) members.push(option);
    else groups.set(name, [option]);
  }
  return [...groups].filter(([, members]) => members.length > 0).map(([name, members]) => ({ name, options: members }));
}
