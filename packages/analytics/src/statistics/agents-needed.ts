import { erlangC, type Queue, type QueueOutlook } from "./erlang-c.ts";

export interface ServiceGoal {
  /** Share of callers that are to be answered in time, 0.8. */
  serviceLevel: number;
  withinSeconds: number;
  /** Agents are to be busy at most this share of their time, 0.85: people who never breathe leave. */
  maxOccupancy: number;
}

export interface Staffing {
  agents: number;
  /** With so many agents. */
  outlook: QueueOutlook;
}

/** The fewest agents with whom the goal is met in an interval (Erlang C). None for an interval without calls. */
export function agentsNeeded(queue: Omit<Queue, "agents">, goal: ServiceGoal): Staffing {
  const load = (queue.arrivals * queue.handlingSeconds) / queue.intervalSeconds;
  // Both bounds are met by the first number that is tried, but for the waiting; it falls with each agent more.
  let agents = load === 0 ? 0 : Math.max(Math.floor(load) + 1, Math.ceil(load / goal.maxOccupancy - 1e-9));
  for (;;) {
    const outlook = erlangC({ ...queue, agents });
    if (outlook && outlook.answeredWithin(goal.withinSeconds) >= goal.serviceLevel) return { agents, outlook };
    agents++;
  }
}
