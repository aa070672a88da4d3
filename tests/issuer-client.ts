/** The app, as the tests' issuer knows it. */
export const issuerClient = {
  OIDC_CLIENT_ID: "regulars",
  OIDC_CLIENT_SECRET: "a secret between the issuer and the app",
} as const;
