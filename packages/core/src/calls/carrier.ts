/** What dialling needs of a carrier. The server's composition root gives Twilio, pointed at Twilio or at the phone simulator. */
export interface Carrier {
  /** Shown beside the call: "twilio" or "simulator". */
  readonly name: string;
  /** Starts a call; resolves to the carrier's id of it. Throws CarrierRefusal when the carrier will not, any other error when unsure. */
  createCall(call: {
    organizationId: string;
    callId: string;
    to: string;
    timeLimitSeconds: number;
  }): Promise<{ sid: string }>;
  hangUp(sid: string): Promise<void>;
}

/** The carrier said no: the number does not exist, the account may not. `message` is for the user. */
export class CarrierRefusal extends Error {
  constructor(message: string) {
    super(message);
    this.name = "CarrierRefusal";
  }
}
