//! Stands in place of `x25519-dalek`: its face as far as `age` looks at it, over the same `curve25519-dalek`.
//!
//! `age` asks for the original with its tables of multiples of the base point, 31 KB that cannot be compressed, to make one
//! public key for each receiver a little faster. Here a public key is worked out as a shared secret is (RFC 7748, 6.1).

use curve25519_dalek::constants::X25519_BASEPOINT;
use curve25519_dalek::montgomery::MontgomeryPoint;
use rand_core::{CryptoRng, RngCore};
use zeroize::Zeroize;

/// A public key.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct PublicKey(MontgomeryPoint);

/// A private key that is used once.
pub struct EphemeralSecret(StaticSecret);

/// A private key; 32 bytes at random, which are clamped where they are used.
#[derive(Clone)]
pub struct StaticSecret([u8; 32]);

/// What two owners of keys have in common.
pub struct SharedSecret(MontgomeryPoint);

impl PublicKey {
    /// Its bytes.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8; 32] {
        self.0.as_bytes()
    }
}

impl From<[u8; 32]> for PublicKey {
    fn from(bytes: [u8; 32]) -> Self {
        Self(MontgomeryPoint(bytes))
    }
}

impl From<&StaticSecret> for PublicKey {
    fn from(secret: &StaticSecret) -> Self {
        Self(X25519_BASEPOINT.mul_clamped(secret.0))
    }
}

impl From<&EphemeralSecret> for PublicKey {
    fn from(secret: &EphemeralSecret) -> Self {
        Self::from(&secret.0)
    }
}

impl StaticSecret {
    /// A new one.
    pub fn random_from_rng<T: RngCore + CryptoRng>(mut chance: T) -> Self {
        let mut bytes = [0; 32];
        chance.fill_bytes(&mut bytes);
        Self(bytes)
    }

    /// What it has in common with the owner of a public key.
    #[must_use]
    pub fn diffie_hellman(&self, their_public: &PublicKey) -> SharedSecret {
        SharedSecret(their_public.0.mul_clamped(self.0))
    }

    /// Its bytes.
    #[must_use]
    pub fn to_bytes(&self) -> [u8; 32] {
        self.0
    }
}

impl From<[u8; 32]> for StaticSecret {
    fn from(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }
}

impl EphemeralSecret {
    /// A new one.
    pub fn random_from_rng<T: RngCore + CryptoRng>(chance: T) -> Self {
        Self(StaticSecret::random_from_rng(chance))
    }

    /// What it has in common with the owner of a public key; it is gone then.
    #[must_use]
    pub fn diffie_hellman(self, their_public: &PublicKey) -> SharedSecret {
        self.0.diffie_hellman(their_public)
    }
}

impl SharedSecret {
    /// Its bytes.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8; 32] {
        self.0.as_bytes()
    }
}

impl Drop for StaticSecret {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

impl Drop for SharedSecret {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bytes(hex: &str) -> [u8; 32] {
        let byte = |at: usize| u8::from_str_radix(&hex[2 * at..2 * at + 2], 16).unwrap();
        std::array::from_fn(byte)
    }

    /// RFC 7748, 6.1: Bob's private key, and the public key of Alice.
    #[test]
    fn the_keys_of_the_standard_give_its_public_key_and_its_secret() {
        let bob = "5dab087e624a8a4b79e17f8b83800ee66f3bb1292618b6fd1c2f8b27ff88e0eb";
        let public = "de9edb7d7b7dc1b4d35b61c2ece435373f8343c85b78674dadfc7e146f882b4f";
        let alice = "8520f0098930a754748b7ddcb43ef75a0dbf3a0d26381af4eba4a98eaa9b4e6a";
        let shared = "4a5d9d5ba4ce2de1728e3bf480350f25e07e21c947d19e3376f09b3c1e161742";
        let bob = StaticSecret::from(bytes(bob));
        assert_eq!(PublicKey::from(&bob).as_bytes(), &bytes(public));
        let found = bob.diffie_hellman(&PublicKey::from(bytes(alice)));
        assert_eq!(found.as_bytes(), &bytes(shared));
    }

    #[test]
    fn both_sides_find_the_same_secret() {
        for seed in 0..20 {
            let [one, other] = [seed, seed + 100].map(|byte| StaticSecret::from([byte; 32]));
            let there = one.diffie_hellman(&PublicKey::from(&other));
            let back = other.diffie_hellman(&PublicKey::from(&one));
            assert_eq!(there.as_bytes(), back.as_bytes());
        }
    }
}
