/** What clients of the SDK have in common. */
interface Client {
  send(command: object, options?: object): Promise<object>;
}

/** A process that is killed after so many requests: none of those that follow is carried out. */
export class Faults {
  readonly #next: () => number | undefined;
  #left = Number.POSITIVE_INFINITY;
  isDead = false;
  kills = 0;

  /** @param next after how many requests the next process is killed; undefined: not at all */
  constructor(next: () => number | undefined) {
    this.#next = next;
  }

  /** A process begins. */
  begin(): void {
    this.isDead = false;
    this.#left = this.#next() ?? Number.POSITIVE_INFINITY;
  }

  /** It ends; what follows is not its own. */
  end(): void {
    this.isDead = false;
    this.#left = Number.POSITIVE_INFINITY;
  }

  /** A client whose requests count. */
  around<C>(client: C): C {
    const inner = client as unknown as Client;
    const send = async (command: object, options?: object): Promise<object> => {
      if (this.#left <= 0) {
        if (!this.isDead) this.kills += 1;
        this.isDead = true;
        throw new Error('The process was killed');
      }
      this.#left -= 1;
      return inner.send(command, options);
    };
    return { send } as unknown as C;
  }
}
