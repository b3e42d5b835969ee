export type Tone = 'info' | 'good' | 'warn' | 'bad';
/** `quiet` is for what needs no attention. */
export type StatusTone = Tone | 'quiet';
