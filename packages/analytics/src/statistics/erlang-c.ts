/** A queue for one interval. All times in seconds. */
export interface Queue {
  /** Calls that come in within `intervalSeconds`. */
  arrivals: number;
  intervalSeconds: number;
  /** Average time that one call keeps an agent busy. */
  handlingSeconds: number;
  agents: number;
}

export interface QueueOutlook {
  /** Work that comes in, in erlangs: agents that would be busy if nobody ever waited. */
  load: number;
  /** Share of their time that agents are busy. */
  occupancy: number;
  /** Chance that a caller has to wait. */
  waiting: number;
  /** Average wait over all callers, in seconds. */
  averageWaitSeconds: number;
  /** Share of callers who are answered within `seconds`. */
  answeredWithin(seconds: number): number;
}

/**
 * What callers meet when calls arrive at random, nobody hangs up and all agents take any call. Null when agents cannot keep up: the queue
 * would grow without end. A. K. Erlang (1917); the formula through Erlang B's recursion, which does not overflow: R. B. Cooper,
 * "Introduction to Queueing Theory", 2nd edition, 3.4.
 */
export function erlangC({ arrivals, intervalSeconds, handlingSeconds, agents }: Queue): QueueOutlook | null {
  const load = (arrivals * handlingSeconds) / intervalSeconds;
  if (load === 0) return { load, occupancy: 0, waiting: 0, averageWaitSeconds: 0, answeredWithin: () => 1 };
  if (agents <= load) return null;
  let blocked = 1;
  for (let n = 1; n <= agents; n++) blocked = (load * blocked) / (n + load * blocked);
  const occupancy = load / agents;
  const waiting = blocked / (1 - occupancy * (1 - blocked));
  const spare = agents - load;
  return {
    ...{ load, occupancy, waiting, averageWaitSeconds: (waiting * handlingSeconds) / spare },
    answeredWithin: (seconds) => 1 - waiting * Math.exp((-spare * seconds) / handlingSeconds),
  };
}
