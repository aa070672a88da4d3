/**
 * Why a comment is not taken: no member any more, no such date (any more), more in ten minutes than anybody reads, or
 * what was to be changed is gone meanwhile.
 */
export type CommentRefusal = "gone" | "noSuchDate" | "tooOften" | "removed";
