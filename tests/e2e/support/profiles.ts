// The product versions that the stand-in imitates, and what the tests have to know about them.

/** The differences between versions that a test can observe from outside. */
interface ProfileFacts {
  /** HTTP status of a refused sign-in. */
  refusedLoginStatus: 200 | 401;
  /** HTTP status of a DataService query that the site does not allow. */
  closedQueryStatus: 200 | 403;
  /** HTTP status of a token request of an app that is turned off: by IdentityServer4, or by OpenIddict. */
  refusedTokenStatus: 400 | 401;
  /** Whether the call that creates an app stores its description; otherwise a separate call does. */
  createsWithDescription: boolean;
}

const FACTS = {
  "framework-8.0": { refusedLoginStatus: 200, closedQueryStatus: 200, refusedTokenStatus: 400, createsWithDescription: false },
  "core-8.1": { refusedLoginStatus: 401, closedQueryStatus: 403, refusedTokenStatus: 400, createsWithDescription: false },
  "framework-8.2": { refusedLoginStatus: 401, closedQueryStatus: 200, refusedTokenStatus: 400, createsWithDescription: false },
  "core-8.3": { refusedLoginStatus: 401, closedQueryStatus: 403, refusedTokenStatus: 400, createsWithDescription: true },
  "framework-10": { refusedLoginStatus: 401, closedQueryStatus: 200, refusedTokenStatus: 401, createsWithDescription: true },
} as const satisfies Record<string, ProfileFacts>;

/** The name of a product version. */
export type Profile = keyof typeof FACTS;

/** Every product version that the stand-in imitates. */
export const EVERY_PROFILE = Object.keys(FACTS) as readonly Profile[];

/** The oldest and the newest version, and the other runtime: enough for what depends on no version between them. */
export const PROFILES = ["framework-8.0", "core-8.1", "framework-10"] as const satisfies readonly Profile[];

/** What a test has to know about a version. */
export const factsOf = (profile: Profile): ProfileFacts => FACTS[profile];
