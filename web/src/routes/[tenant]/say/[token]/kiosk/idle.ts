/** Seconds of a device that strangers use after each other: time to think, and time to say that one is still there. */
export const KIOSK_SECONDS = { quiet: 90, warning: 30, thanks: 40 } as const;

export type Stage = 'calm' | 'warning' | 'over';

/** What to do after so many seconds without a touch. */
export function stageAfter(seconds: number): Stage {
	if (seconds < KIOSK_SECONDS.quiet) return 'calm';
	return seconds < KIOSK_SECONDS.quiet + KIOSK_SECONDS.warning ? 'warning' : 'over';
}

export function secondsLeft(seconds: number): number {
	return Math.max(0, Math.ceil(KIOSK_SECONDS.quiet + KIOSK_SECONDS.warning - seconds));
}
