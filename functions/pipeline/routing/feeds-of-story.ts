import { privateStories } from '../../contract/feeds.ts';
import type { CompiledDefinitions } from '../../core/feeds/filters/compile.ts';
import type { Window } from '../../core/feeds/filters/windows.ts';
import type { Story } from '../../core/story/schema.ts';
import {
  type DefinitionEntry,
  type Definitions,
  partitionOf,
} from '../../store/entities/feeds/definitions.ts';
import type { FeedRow } from '../../store/entities/feeds/feeds.ts';
import { builtInDestinations } from './built-in-feeds.ts';

/** A feed that a story goes to: a partition of memberships, and for a built-in feed its definition, which may not exist yet. */
export interface Destination {
  partition: string;
  /** When the story is in the feed, for a definition that asks for its age; absent: always. */
  windows?: Window[];
  builtIn?: FeedRow;
  /** Only subscribers may read it; agencies are not told of it. */
  isPrivate?: true;
}

/** The feeds that a story belongs to at an instant. */
export type Destinations = (story: Story, agencyName: string, now: string) => Destination[];

interface Compiled {
  revision: number;
  privateFeeds: ReadonlySet<string>;
  compiled: Pick<CompiledDefinitions<DefinitionEntry>, 'placing'>;
}

/**
 * Finds the feeds that a story belongs to. Keeps the definitions compiled; one small read per story finds out whether
 * they have changed, so that a new definition misses no story that is stored after it.
 */
export class Matcher {
  readonly #definitions: Definitions;
  #known: Compiled | undefined;

  constructor(definitions: Definitions) {
    this.#definitions = definitions;
  }

  async destinations(...args: Parameters<Destinations>): Promise<Destination[]> {
    return (await this.current())(...args);
  }

  /** The definitions as they are now; a version that is matched by them has to be stored within a minute. */
  async current(): Promise<Destinations> {
    const { compiled } = await this.#current();
    return (story, agencyName, now) => {
      const isPrivate = story.access === 'private';
      const defined = compiled
        .placing(story)
        .filter(({ definition }) => !isPrivate || definition.visibility === 'private')
        .flatMap(({ definition, windows }) =>
          partitionsOf(definition).map((partition) => ({
            partition,
            ...(windows && { windows }),
            ...(definition.visibility === 'private' && { isPrivate: true as const }),
          })),
        );
      if (isPrivate) return [{ partition: privateStories, isPrivate }, ...defined];
      const builtIn = builtInDestinations(story, agencyName, now);
      return [
        ...builtIn.map((feed) => ({ partition: partitionOf(feed.id, feed.generation), builtIn: feed })),
        ...defined,
      ];
    };
  }

  /** Ids of the feeds that only subscribers may read. */
  async privateFeeds(): Promise<ReadonlySet<string>> {
    return (await this.#current()).privateFeeds;
  }

  async #current(): Promise<Compiled> {
    const revision = await this.#definitions.revision();
    if (this.#known?.revision === revision) return this.#known;
    const all = await this.#definitions.all();
    const isPrivate = ({ visibility }: DefinitionEntry): boolean => visibility === 'private';
    const privateFeeds = new Set(all.filter(isPrivate).map(({ id }) => id));
    this.#known = { revision, privateFeeds, compiled: await compiled(all) };
    return this.#known;
  }
}

/** Loaded on demand: filters and the tables of subjects behind them are a sixth of a function's start without its clients. */
const compiled = async (definitions: DefinitionEntry[]): Promise<Compiled['compiled']> => {
  if (definitions.length === 0) return { placing: () => [] };
  const { compileDefinitions } = await import('../../core/feeds/filters/compile.ts');
  return compileDefinitions(definitions);
};

const partitionsOf = ({ id, generation, filling }: DefinitionEntry): string[] =>
  [generation, filling].flatMap((one) => (one ? [partitionOf(id, one)] : []));
