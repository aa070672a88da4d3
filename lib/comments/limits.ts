/** How often one person may write or change a comment, in whatever groups: enough for a lively evening. */
export const limits = {
  say: { name: "say-comment", times: 30, seconds: 600 },
} as const;
