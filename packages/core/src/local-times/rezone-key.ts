/** One job an organization. While it waits or runs, some calls are still counted in the zone before. */
export const rezoneKey = (organizationId: string) => `rezone_calls:${organizationId}`;
