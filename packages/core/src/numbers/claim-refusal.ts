import { conflict, type DomainError } from "@parley/platform";

/** What the operator says of the numbers of a real carrier's account, which all organizations of an installation share. */
export interface CarrierNumbers {
  /** The number that calls are placed from, E.164. */
  from: string;
  /** Which organization (uuid) a number is for. */
  assigned: ReadonlyMap<string, string>;
}

/** Why an organization may not have a number answered; null when it may. `carrier` is null with the simulator, which has room for all. */
export function claimRefusal(
  carrier: CarrierNumbers | null,
  organizationId: string,
  number: string,
): DomainError | null {
  const owner = carrier?.assigned.get(number);
  if (owner) return owner === organizationId ? null : numberTaken(number);
  if (number !== carrier?.from) return null;
  return conflict(
    "number_reserved",
    `${number} places this installation's calls. Whoever runs it can assign it to your organization.`,
  );
}

export const numberTaken = (number: string) =>
  conflict("number_taken", `${number} is set up in this installation already. Take it away there first.`);
