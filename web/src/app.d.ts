import type { Logger } from 'pino';
import type { Actor } from '#platform/actor.server.ts';

declare global {
	namespace App {
		interface Error {
			status: number;
			message: string;
			/** A refusal's code, for words in the reader's language. */
			code?: string;
			data?: Record<string, string | number | boolean | null>;
			/** A refusal in the reader's words. */
			text?: string;
			/** Stands in the log beside the cause. */
			id?: string;
		}
		interface Locals {
			actor: Actor;
			/** The session's token, for closing it. */
			sessionToken: string | null;
			locale: Actor['locale'];
			/** The page asked for was refused, and this one stands in its place to say so. */
			isRefused: boolean;
			requestId: string;
			log: Logger;
		}
	}
}

export {};
