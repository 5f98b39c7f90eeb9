import type { ComboboxOption } from "./combobox.tsx";

/** The options in which every typed word stands: first the one that is called so, then those whose label begins so. */
export function matchOptions(options: ComboboxOption[], query: string): ComboboxOption[] {
  const typed = query.trim().toLowerCase();
  if (typed === "") return options;
  const words = typed.split(/\s+/);
  const found = options.filter(({ label, group = "", keywords = "" }) => {
    const text = `${label} ${group} ${keywords}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
  const nearness = ({ label }: ComboboxOption) => {
    const name = label.toLowerCase();
    return name === typed ? 0 : name.startsWith(typed) ? 1 : 2;
  };
  return found.sort((a, b) => nearness(a) - nearness(b));
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
