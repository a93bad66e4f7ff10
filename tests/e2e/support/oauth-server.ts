// An OAuth server that is not the stand-in's, with one client.

import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

import Provider, { type Configuration, type ResponseType } from "oidc-provider";

/** What the server knows, and how it behaves. */
export interface OAuthServerOptions {
  clientId: string;
  secret: string;
  /** The grant types of the client. */
  grants?: string[];
  /** The scope that the client may have. */
  scope: string;
  /** Scopes that only other clients may have. */
  otherScopes?: string[];
  /** What its tokens are. */
  tokens: "opaque" | "jwt";
  /** Whether scripts of other origins may read its answers. */
  cors: boolean;
}

export interface OAuthServer {
  address: string;
  stop(): Promise<void>;
}

/** Starts the server on this machine. */
export async function startOAuthServer({ clientId, secret, grants = ["client_credentials"], scope, otherScopes = [], tokens, cors }: OAuthServerOptions): Promise<OAuthServer> {
  const http = createServer();
  await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
  const address = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  const usesCode = grants.includes("authorization_code");
  const configuration: Configuration = {
    clients: [
      {
        client_id: clientId,
        client_secret: secret,
        grant_types: grants,
        scope,
        redirect_uris: usesCode ? ["https://app.example/callback"] : [],
        response_types: usesCode ? (["code"] as ResponseType[]) : [],
        token_endpoint_auth_method: "client_secret_post",
      },
    ],
    scopes: [scope, ...otherScopes],
    clientBasedCORS: () => cors,
    features: {
      clientCredentials: { enabled: true },
      devInteractions: { enabled: false },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => "urn:creatio",
        getResourceServerInfo: () => ({ scope, accessTokenFormat: tokens, accessTokenTTL: 3600 }),
      },
    },
    routes: { token: "/connect/token" },
  };
  const provider = new Provider(address, configuration);
  http.on("request", provider.callback());
  return {
    address,
    stop: () => {
      http.closeAllConnections();
      return new Promise((resolve) => http.close(() => resolve()));
    },
  };
}
