import { notFound } from "@parley/platform";

/** Public id of a person: they are numbered in each organization. */
export const encodePerson = (person: number): string => `person_${person}`;

/** Throws not_found for what is no such id. */
export function decodePerson(id: string): number {
  const match = /^person_([1-9]\d{0,14})$/.exec(id);
  if (!match) throw notFound("journey");
  return Number(match[1]);
}
