import type { IncomingMessage } from "node:http";
import type { Carrier } from "@parley/core/calls";
import type { Simulator } from "@parley/simulator";
import type { TwilioCarrier } from "@parley/voice";
import type { CarrierAddresses } from "./addresses.ts";

/** A telephone network that calls of ours go through. */
export interface PhoneNetwork {
  carrier: Carrier;
  addresses: CarrierAddresses;
  /** Its REST API; null when nothing but dialling is possible. */
  client: TwilioCarrier | null;
  simulator: Simulator | null;
  close(): Promise<void>;
}

/**
 * The network of real calls, and the one on which scenarios are tried: the simulator, also when real calls go through Twilio. Each
 * signs what it asks of us with its own key.
 */
export class PhoneNetworks {
  readonly main: PhoneNetwork;
  readonly #openSimulator: () => Promise<PhoneNetwork>;
  #rehearsal: Promise<PhoneNetwork> | null = null;
  #open: PhoneNetwork[];

  constructor(main: PhoneNetwork, openSimulator: () => Promise<PhoneNetwork>) {
    this.main = main;
    this.#open = [main];
    this.#openSimulator = openSimulator;
  }

  /** Where no real phone rings; started with the first use. */
  rehearsal(): Promise<PhoneNetwork> {
    if (this.main.simulator) return Promise.resolve(this.main);
    this.#rehearsal ??= this.#openSimulator().then((network) => {
      this.#open.push(network);
      return network;
    });
    return this.#rehearsal;
  }

  /** The open network that a call went through, by its carrier's name; null for none, such as a browser's. */
  of(carrier: string | null): PhoneNetwork | null {
    return this.#open.find((network) => network.carrier.name === carrier) ?? null;
  }

  /** The network that signed a webhook; null for a stranger's. */
  thatSigned(path: string, signature: string | undefined, params: Record<string, string>): PhoneNetwork | null {
    return this.#open.find(({ addresses }) => addresses.isSignedWebhook(path, signature, params)) ?? null;
  }

  thatSignedUpgrade(request: IncomingMessage): PhoneNetwork | null {
    return this.#open.find(({ addresses }) => addresses.isSignedUpgrade(request)) ?? null;
  }

  /** Dials over the main network, hangs up wherever the call is. */
  get carrier(): Carrier {
    return {
      name: this.main.carrier.name,
      createCall: (call) => this.main.carrier.createCall(call),
      // A network that does not know the call takes it as over.
      hangUp: async (sid) => void (await Promise.all(this.#open.map(({ carrier }) => carrier.hangUp(sid)))),
    };
  }

  async close(): Promise<void> {
    await this.#rehearsal?.catch(() => {});
    await Promise.all(this.#open.map((network) => network.close()));
  }
}
