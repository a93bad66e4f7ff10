//! The signing key, and tokens signed by it.

use crate::{dates::Millis, environment::Environment};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use p256::ecdsa::{Signature, SigningKey, signature::Signer, signature::Verifier};
use serde_json::{Value, json};

/// How far the clocks of two servers may differ: a token that becomes valid within this time is accepted.
const CLOCK_SKEW: Millis = 5 * 60_000;

/// A signing key for ES256.
pub struct Key {
    key: SigningKey,
    id: String,
}

impl Key {
    /// Generates a key.
    pub fn generate(environment: &mut Environment) -> Self {
        let id = environment.hex::<16>();
        loop {
            // Nearly every number of 256 bits is a key of this curve; for the few others, try again.
            if let Ok(key) = SigningKey::from_slice(&environment.random_bytes::<32>()) {
                return Self { key, id };
            }
        }
    }

    /// The public half as a JSON Web Key Set.
    pub fn jwks(&self) -> Value {
        let point = self.key.verifying_key().to_encoded_point(false);
        let x = point.x().map(|x| URL_SAFE_NO_PAD.encode(x));
        let y = point.y().map(|y| URL_SAFE_NO_PAD.encode(y));
        json!({"keys": [
            {"kty": "EC", "use": "sig", "kid": self.id, "alg": "ES256", "crv": "P-256", "x": x, "y": y},
        ]})
    }

    /// Signs a token with these claims.
    pub fn sign(&self, claims: &Value) -> String {
        let header = json!({"alg": "ES256", "kid": self.id, "typ": "at+jwt"});
        let part = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
        let signed = format!("{}.{}", part(&header), part(claims));
        let signature: Signature = self.key.sign(signed.as_bytes());
        format!("{signed}.{}", URL_SAFE_NO_PAD.encode(signature.to_bytes()))
    }

    /// The claims of a token, if this key signed it and it is valid at `now`.
    pub fn verify(&self, token: &str, now: Millis) -> Option<Value> {
        let (signed, signature) = token.rsplit_once('.')?;
        let signature = Signature::from_slice(&URL_SAFE_NO_PAD.decode(signature).ok()?).ok()?;
        self.key.verifying_key().verify(signed.as_bytes(), &signature).ok()?;
        let (_, claims) = signed.split_once('.')?;
        let claims: Value = serde_json::from_slice(&URL_SAFE_NO_PAD.decode(claims).ok()?).ok()?;
        let (from, to) = (claims["nbf"].as_i64()? * 1_000, claims["exp"].as_i64()? * 1_000);
        (from - CLOCK_SKEW <= now && now < to).then_some(claims)
    }
}
