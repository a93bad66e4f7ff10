//! The signing key, and tokens signed by it (creatio-api.md, section 14.4).

use crate::dates::Millis;
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use rsa::{
    RsaPrivateKey,
    pkcs1v15::{Signature, SigningKey, VerifyingKey},
    pkcs8::DecodePrivateKey,
    sha2::Sha256,
    signature::{Keypair, SignatureEncoding, Signer, Verifier},
    traits::PublicKeyParts,
};
use serde_json::{Value, json};

/// How far the clocks of two servers may differ: a token that becomes valid within this time is accepted.
const CLOCK_SKEW: Millis = 5 * 60_000;

/// The key of every stand-in. It protects nothing, and generating one takes seconds.
const SIGNING_KEY: &str = include_str!("signing_key.pem");

/// A signing key for RS256.
pub struct Key {
    key: SigningKey<Sha256>,
    public: VerifyingKey<Sha256>,
    thumbprint: [u8; 20],
}

impl Key {
    /// A private key with the thumbprint of its certificate.
    pub fn new(private: RsaPrivateKey, thumbprint: [u8; 20]) -> Self {
        let key = SigningKey::<Sha256>::new(private);
        Self { public: key.verifying_key(), key, thumbprint }
    }

    /// The key of every stand-in.
    pub fn of_stand_in() -> Self {
        #[expect(clippy::expect_used, reason = "the file is part of this crate")]
        let private = RsaPrivateKey::from_pkcs8_pem(SIGNING_KEY).expect("a private key");
        Self::new(private, *b"stand-in certificate")
    }

    /// The public half as a JSON Web Key Set.
    pub fn jwks(&self) -> Value {
        let key = self.public.as_ref();
        let number = |bytes: Vec<u8>| URL_SAFE_NO_PAD.encode(bytes);
        json!({"keys": [{
            "kty": "RSA", "use": "sig", "kid": self.id(), "x5t": self.x5t(), "alg": "RS256",
            "n": number(key.n().to_bytes_be()), "e": number(key.e().to_bytes_be()),
        }]})
    }

    /// Signs a token with these claims.
    pub fn sign(&self, claims: &Value) -> String {
        let header = json!({"alg": "RS256", "kid": self.id(), "x5t": self.x5t(), "typ": "at+jwt"});
        let part = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
        let signed = format!("{}.{}", part(&header), part(claims));
        let signature = self.key.sign(signed.as_bytes());
        format!("{signed}.{}", URL_SAFE_NO_PAD.encode(signature.to_bytes()))
    }

    /// The claims of a token, if this key signed it and it is valid at `now`.
    pub fn verify(&self, token: &str, now: Millis) -> Option<Value> {
        let (signed, signature) = token.rsplit_once('.')?;
        let signature = Signature::try_from(URL_SAFE_NO_PAD.decode(signature).ok()?.as_slice()).ok()?;
        self.public.verify(signed.as_bytes(), &signature).ok()?;
        let (_, claims) = signed.split_once('.')?;
        let claims: Value = serde_json::from_slice(&URL_SAFE_NO_PAD.decode(claims).ok()?).ok()?;
        let (from, to) = (claims["nbf"].as_i64()? * 1_000, claims["exp"].as_i64()? * 1_000);
        (from - CLOCK_SKEW <= now && now < to).then_some(claims)
    }

    /// `kid`: the thumbprint in hexadecimal digits, and the algorithm.
    fn id(&self) -> String {
        let digits: String = self.thumbprint.iter().map(|byte| format!("{byte:02X}")).collect();
        format!("{digits}RS256")
    }

    fn x5t(&self) -> String {
        URL_SAFE_NO_PAD.encode(self.thumbprint)
    }
}
