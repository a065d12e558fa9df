"use client";
import { Suspense } from "react";
import { ProfileScreen } from "hey-pharmacist-ecommerce";

export default function Page() {
  return (
    <Suspense>
      <ProfileScreen />
    </Suspense>
  );
}
