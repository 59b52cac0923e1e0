import { type Static, Type } from 'typebox';
import { rslPayments, rslUsages } from '../../../contract/license.ts';

/** An address on the public web. */
export const WebAddress = Type.String({ pattern: '^https://[^\\s<>"]+$', maxLength: 2000 });

const oneOf = <T extends string>(values: readonly T[]) =>
  Type.Unsafe<T>(Type.Union(values.map((value) => Type.Literal(value))));
const Usages = Type.Array(oneOf(rslUsages), { minItems: 1, maxItems: rslUsages.length });

/** Terms of RSL 1.0, as far as a feed states them in itself. */
export const RslTerms = Type.Object(
  {
    permits: Type.Optional(Usages),
    prohibits: Type.Optional(Usages),
    payment: Type.Optional(oneOf(rslPayments)),
    /** Address of the standard licence that is to be taken (`rsl:standard`). */
    standard: Type.Optional(WebAddress),
    /** Address of the licence server (`server` of `rsl:content`). */
    server: Type.Optional(WebAddress),
  },
  { additionalProperties: false, minProperties: 1 },
);
export type RslTerms = Static<typeof RslTerms>;

/** Under which terms machines may use what a feed carries. */
export const FeedLicense = Type.Object(
  {
    /** Address of the licence (RFC 4946 `license` link). */
    url: Type.Optional(WebAddress),
    rsl: Type.Optional(RslTerms),
    /** Text and data mining is reserved (W3C TDMRep `tdm-reservation`); `false` says that it is not. */
    tdmReservation: Type.Optional(Type.Boolean()),
    /** Address of the policy for those who want to mine (W3C TDMRep `tdm-policy`). */
    tdmPolicy: Type.Optional(WebAddress),
    /** Also say it as `Content-Usage`, a draft of the IETF's AIPREF group. */
    contentUsage: Type.Optional(Type.Boolean()),
  },
  { additionalProperties: false, minProperties: 1 },
);
export type FeedLicense = Static<typeof FeedLicense>;
