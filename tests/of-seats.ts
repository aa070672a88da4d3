/** Notices of seats alone: for tests of who moves up and who loses a seat. */
export const ofSeats = { reason: { in: ["movedUp" as const, "lostSeat" as const] } };
