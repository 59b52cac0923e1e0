/**
 * The arguments that Lambda passes to Node: semi-spaces of 5 % of the memory, old space of 90 %. On the command line,
 * so they override `NODE_OPTIONS`.
 */
export const lambdaArguments = (memoryMb: number): string[] => [
  `--max-semi-space-size=${Math.floor(memoryMb / 20)}`,
  `--max-old-space-size=${Math.floor((memoryMb * 9) / 10)}`,
];
