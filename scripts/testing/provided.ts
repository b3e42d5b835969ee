declare module 'vitest' {
	export interface ProvidedContext {
		/** Owner's address of the test server, and the migrated database that each test file copies. */
		ownerUrl: string;
		templateDatabase: string;
		/** Where the started product answers. */
		productUrl: string;
		/** The one-time link by which the first municipality is founded. */
		foundingLink: string;
		/** File into which the started product writes its log. */
		productLog: string;
		/** Data folder of the started product; the owner's door to its database is in it. */
		productData: string;
	}
}

export {};
