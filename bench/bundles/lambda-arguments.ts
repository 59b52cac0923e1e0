/**
 * What Lambda starts Node with in a function of so much memory: nurseries of a twentieth of it, and an old space of nine
 * tenths. They stand on the command line of the runtime, where they win over `NODE_OPTIONS`.
 */
export const lambdaArguments = (memoryMb: number): string[] => [
  `--max-semi-space-size=${Math.floor(memoryMb / 20)}`,
  `--max-old-space-size=${Math.floor((memoryMb * 9) / 10)}`,
];
