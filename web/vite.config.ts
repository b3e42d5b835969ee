import adapter from '@sveltejs/adapter-node';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';
import { parsedMessages } from './parsed-messages.ts';

// The frame of the signed-in pages is shared by few entries, though each page needs it.
const onEveryPage =
	/web\/src\/(ui\/(shell|feedback\/ErrorState|form\/early-typing)|messages\/flatten|platform\/locale\/load-messages|routes\/\[tenant\]\/language-links)|preload-helper/;

export default defineConfig({
	// They start processes and threads from files beside them, which a bundle would not have. Vite's own ssr.external
	// leaves only JavaScript outside, and these packages are TypeScript.
	environments: {
		ssr: { build: { rolldownOptions: { external: [/^@luotsi\//] } } },
		// What most pages share comes in one file, not in fifty small ones.
		client: {
			build: {
				rolldownOptions: {
					// A schema beside a constant is made for its own sake only: unused, it need not be sent.
					treeshake: { manualPureFunctions: ['v'] },
					output: {
						codeSplitting: {
							groups: [
								{ name: 'frame', test: onEveryPage, priority: 1 },
								{ name: 'shared', test: /web\/src\/(ui|platform)\//, minShareCount: 12, priority: 2 },
								{ name: 'charts', test: /web\/src\/ui\/chart\//, priority: 1 },
							],
						},
					},
				},
			},
		},
	},
	plugins: [
		parsedMessages(),
		sveltekit({
			adapter: adapter({ precompress: true }),
			// One page may stand in the place of another, at another depth.
			paths: { relative: false },
			// A list of all pages would be a tenth of what a first visit fetches; the server knows it.
			router: { resolution: 'server' },
			csp: {
				mode: 'auto',
				directives: {
					'default-src': ['self'],
					'script-src': ['self'],
					'style-src': ['self'],
					'style-src-attr': ['unsafe-inline'],
					'img-src': ['self', 'data:'],
					'font-src': ['self'],
					'connect-src': ['self'],
					'worker-src': ['self'],
					'object-src': ['none'],
					'base-uri': ['none'],
					'form-action': ['self'],
					'frame-ancestors': ['none'],
				},
			},
		}),
	],
});
