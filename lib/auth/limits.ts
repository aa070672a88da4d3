const HOUR_S = 3600;

/** How often links may be asked for and tried. All in one network share: a school, an office, a mobile carrier. */
export const limits = {
  askAddress: { name: "ask-address", times: 5, seconds: HOUR_S },
  askNetwork: { name: "ask-network", times: 60, seconds: HOUR_S },
  tryNetwork: { name: "try-network", times: 200, seconds: HOUR_S },
} as const;
