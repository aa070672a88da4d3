/** A person as the head of a page shows them. */
export type Face = { id: string; name: string; mayFound: boolean };

/** A person as the head of a page shows them, and whether to offer them to found a group. */
export function faceOf(viewer: { userId: string; name: string | null; email: string | null; mayFound: boolean }): Face {
  return { id: viewer.userId, name: viewer.name ?? viewer.email ?? "", mayFound: viewer.mayFound };
}
