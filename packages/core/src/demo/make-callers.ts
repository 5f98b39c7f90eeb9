import type { Random } from "./create-random.ts";
import { firstNames, lastNames, states } from "./scene.ts";

export interface DemoCaller {
  /** Digits of +1 area 555 01xx, the numbers kept for fiction. */
  phone: number;
  name: string;
  state: string;
  city: string;
}

const CALLS_AGAIN = 0.34;
const REMEMBERED = 900;

/** Gives the caller of each next call: often somebody who called not long ago, else anybody. One number is always one person. */
export function makeCallers(random: Random): { next(): DemoCaller } {
  const people = new Map<number, DemoCaller>();
  const recent: DemoCaller[] = [];
  return {
    next() {
      if (recent.length > 20 && random.chance(CALLS_AGAIN)) return random.pick(recent);
      const { state, areaCodes, cities } = random.weighted(states);
      const phone = 10_000_000_000 + random.pick(areaCodes) * 10_000_000 + 5_550_100 + random.between(0, 99);
      let caller = people.get(phone);
      if (!caller) {
        const name = `${random.pick(firstNames)} ${random.pick(lastNames)}`;
        caller = { phone, name, state, city: random.pick(cities) };
        people.set(phone, caller);
      }
      recent.push(caller);
      if (recent.length > REMEMBERED) recent.shift();
      return caller;
    },
  };
}
