import { type CompiledDefinitions, compileDefinitions } from '../core/feeds/select/compile.ts';
import type { Story } from '../core/story/schema.ts';
import { type DefinitionEntry, type Definitions, partitionOf } from '../store/definitions.ts';
import type { FeedRow } from '../store/feeds.ts';
import { builtInDestinations } from './destinations.ts';

/** Where a story goes: a partition of memberships, and for a built-in feed its definition, to be made if need be. */
export interface Destination {
  partition: string;
  builtIn?: FeedRow;
}

interface Compiled {
  revision: number;
  compiled: CompiledDefinitions<DefinitionEntry>;
}

/**
 * Tells which feeds a story belongs to. Keeps the definitions compiled; one small read a story tells whether
 * they have changed, so that a new definition misses no story that is stored after it.
 */
export class Matcher {
  readonly #definitions: Definitions;
  #known: Compiled | undefined;

  constructor(definitions: Definitions) {
    this.#definitions = definitions;
  }

  async destinations(story: Story, agencyName: string, now: string): Promise<Destination[]> {
    const { compiled } = await this.#current();
    const builtIn = builtInDestinations(story, agencyName, now);
    const defined = compiled.matching(story, now).flatMap(partitionsOf);
    return [
      ...builtIn.map((feed) => ({ partition: partitionOf(feed.id, feed.generation), builtIn: feed })),
      ...defined.map((partition) => ({ partition })),
    ];
  }

  async #current(): Promise<Compiled> {
    const revision = await this.#definitions.revision();
    if (this.#known?.revision === revision) return this.#known;
    const all = await this.#definitions.all();
    this.#known = {
      revision,
      compiled: compileDefinitions(all),
    };
    return this.#known;
  }
}

const partitionsOf = ({ id, generation, filling }: DefinitionEntry): string[] =>
  [generation, filling].flatMap((one) => (one ? [partitionOf(id, one)] : []));
