/** Wall clock and instants. The only file that speaks to Temporal; nothing else does arithmetic on zones. */

/** "YYYY-MM-DD", years 1900–2199, a day that exists. */
export type LocalDate = string & { readonly __brand: "LocalDate" };
/** "HH:MM:SS" on a wall clock. */
export type LocalTime = string & { readonly __brand: "LocalTime" };
/** "YYYY-MM-DDTHH:MM:SS" on a wall clock. */
export type LocalDateTime = string & { readonly __brand: "LocalDateTime" };
/** IANA name of a time zone, as its user chose it. */
export type Zone = string & { readonly __brand: "Zone" };
/** 1 Monday … 7 Sunday (ISO 8601). */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

declare function todo(): never;
export function isZone(_text: string): _text is Zone { return todo(); }
export function parseZone(_text: string): Zone | null { return todo(); }
export function parseLocalDate(_text: string): LocalDate | null { return todo(); }
/** "HH:MM" or "HH:MM:SS" → "HH:MM:SS". */
export function parseLocalTime(_text: string): LocalTime | null { return todo(); }
export function parseLocalDateTime(_text: string): LocalDateTime | null { return todo(); }
export function localDateTime(_date: LocalDate, _time: LocalTime): LocalDateTime { return todo(); }
export function dateOf(_local: LocalDateTime): LocalDate { return todo(); }
export function timeOf(_local: LocalDateTime): LocalTime { return todo(); }
export function toInstant(_local: LocalDateTime, _zone: Zone): Date { return todo(); }
export function toLocal(_instant: Date, _zone: Zone): LocalDateTime { return todo(); }
export function localDateOf(_instant: Date, _zone: Zone): LocalDate { return todo(); }
export function addDays(_date: LocalDate, _days: number): LocalDate { return todo(); }
export function daysBetween(_from: LocalDate, _to: LocalDate): number { return todo(); }
export function weekdayOf(_date: LocalDate): Weekday { return todo(); }
export function startOfMonth(_date: LocalDate): LocalDate { return todo(); }
/** Keeps the day, or takes the month's last. */
export function addMonths(_date: LocalDate, _months: number): LocalDate { return todo(); }
export function daysInMonth(_date: LocalDate): number { return todo(); }
export function zoneNames(): Zone[] { return todo(); }
/** `@db.Date` */
export function fromDateColumn(_value: Date): LocalDate { return todo(); }
export function toDateColumn(_date: LocalDate): Date { return todo(); }
/** `@db.Time(0)` */
export function fromTimeColumn(_value: Date): LocalTime { return todo(); }
export function toTimeColumn(_time: LocalTime): Date { return todo(); }
/** `@db.Timestamp(0)` */
export function fromTimestampColumn(_value: Date): LocalDateTime { return todo(); }
export function toTimestampColumn(_local: LocalDateTime): Date { return todo(); }
